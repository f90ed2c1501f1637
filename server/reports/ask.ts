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
  ) {
    super(message)
  }
}

const dayMs = 86_400_000

/** `days` as a whole number between 1 and 730. */
export function daysOf({ params }: Ask, standard: number): number {
  const text = params.days
  if (text === undefined) return standard
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 730) throw new BadQuestion(400, 'bad_field', `days: a whole number from 1 to 730 is expected, not ${JSON.stringify(text)}.`)
  return days
}

/** The last `days` days up to now, and as many before them. */
export function periods(ask: Ask, standard: number) {
  const length = daysOf(ask, standard) * dayMs
  const from = ask.now - length
  return { period: { from, until: ask.now }, previousPeriod: { from: from - length, until: from } }
}
