// What every report is given: a connection that only reads, whose figures, and when "now" is. Reports are plain functions of these,
// so they run in a worker thread in production and anywhere in tests.

/** The reading half of a store connection. */
export interface ReadSql {
  get<Row>(sql: string, values: readonly unknown[]): Row | undefined
  all<Row>(sql: string, values: readonly unknown[]): Row[]
}

export interface Ask {
  readonly read: ReadSql
  readonly environment: number
  /** ms since epoch; also the moment the figures are complete until. */
  readonly now: number
  readonly params: Readonly<Record<string, string | undefined>>
}

/** The question itself was wrong; answered as 400 or 404 with a code. */
export class BadQuestion extends Error {
  override name = 'BadQuestion'
  constructor(
    readonly status: 400 | 404,
    readonly code: string,
    message: string,
    /** The parameter that was wrong; null: it named something that is not there. */
    readonly field: string | null = null,
  ) {
    super(message)
  }
}

const dayMs = 86_400_000

/** A parameter holds something no question can be made of. */
export const badField = ({ params }: Pick<Ask, 'params'>, field: string, expected: string): BadQuestion =>
  new BadQuestion(400, 'bad_field', `${field}: ${expected} is expected, not ${JSON.stringify((params[field] ?? '').slice(0, 50))}.`, field)

/** Digits only; empty counts as absent. */
export function wholeNumber(ask: Pick<Ask, 'params'>, field: string, from: number, to: number): number | undefined {
  const text = ask.params[field]
  if (text === undefined || text === '') return undefined
  const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : NaN
  if (!(value >= from && value <= to)) throw badField(ask, field, `a whole number from ${from} to ${to}`)
  return value
}

/** One of some words; empty counts as absent. */
export function oneOf<Word extends string>(ask: Pick<Ask, 'params'>, field: string, words: readonly Word[]): Word | undefined {
  const text = ask.params[field]
  if (text === undefined || text === '') return undefined
  const found = words.find((word) => word === text)
  if (found === undefined) throw badField(ask, field, `one of ${words.join(', ')}`)
  return found
}

/** The last `days` days up to now, and as many before them. */
export function periods(ask: Ask, standard: number) {
  const length = (wholeNumber(ask, 'days', 1, 730) ?? standard) * dayMs
  const from = ask.now - length
  return { period: { from, until: ask.now }, previousPeriod: { from: from - length, until: from } }
}
