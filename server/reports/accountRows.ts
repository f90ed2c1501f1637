// Accounts as reports read them: when they started, when they were last here, what they are called.
import type { Ask } from './ask.ts'

export interface AccountFacts {
  readonly home: string
  readonly accountId: string
  readonly startedAt: number | null
  readonly lastSeenAt: number | null
  readonly sample: boolean
  readonly name: string
  readonly plan: string | null
  readonly traits: Readonly<Record<string, unknown>>
}

interface Row {
  home: string
  started_at: number | null
  last_seen_hour: number | null
  traits: string
}

const columns = 'home, started_at, last_seen_hour, traits'
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)

function facts(row: Row): AccountFacts {
  const traits = JSON.parse(row.traits) as Record<string, unknown> // written by the store from an object
  const accountId = row.home.slice(2)
  return {
    home: row.home,
    accountId,
    startedAt: row.started_at,
    lastSeenAt: row.last_seen_hour,
    sample: accountId.startsWith('sample-'),
    name: text(traits.name) ?? accountId,
    plan: text(traits.plan),
    traits,
  }
}

export function readAccounts({ read, environment }: Ask): AccountFacts[] {
  return read.all<Row>(`SELECT ${columns} FROM account WHERE environment = ? AND home >= 'a:' AND home < 'a;'`, [environment]).map(facts)
}

/** Of these homes, by home. */
export function readAccountsAt({ read, environment }: Ask, homes: readonly string[]): Map<string, AccountFacts> {
  const named = columns.replaceAll(/\w+/g, 'a.$& AS $&')
  const rows = read.all<Row>(`SELECT ${named} FROM json_each(?) h CROSS JOIN account a ON a.environment = ? AND a.home = h.value`, [JSON.stringify(homes), environment])
  return new Map(rows.map((row) => [row.home, facts(row)]))
}

export function readAccount({ read, environment }: Ask, accountId: string): AccountFacts | undefined {
  const row = read.get<Row>(`SELECT ${columns} FROM account WHERE environment = ? AND home = ?`, [environment, `a:${accountId}`])
  return row && facts(row)
}

export const hasSample = ({ read, environment }: Pick<Ask, 'read' | 'environment'>): boolean =>
  read.get("SELECT 1 AS found FROM account WHERE environment = ? AND home >= 'a:sample-' AND home < 'a:sample.' LIMIT 1", [environment]) !== undefined
