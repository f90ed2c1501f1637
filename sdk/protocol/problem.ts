// What is wrong with authored content, said so that its author can mend it.

export interface Problem {
  /** Errors refuse the content; warnings let it pass and are worth a look. */
  readonly severity: 'error' | 'warning'
  /** Stable: `unknown_key`, `bad_value`, `unknown_reference`, `missing_translation`, … */
  readonly code: string
  /** Where, as one would write it: `guides[0].steps[2].target`. */
  readonly path: string
  readonly message: string
  readonly fix: string
}
