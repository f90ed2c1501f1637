// What is published, as the counting sees it: rules, their sources, and how far a publication has been counted.
import type { TraitPoint } from 'shirube/protocol'
import { bytesOf, hexOf } from './countTable.ts'
import type { Sql } from './sql.ts'

export interface StoredRule {
  kind: 'milestone' | 'goal' | 'condition'
  id: string
  version: number
  body: unknown
}

export interface RuleTable {
  rules(environment: number): StoredRule[]
  replaceRules(environment: number, rules: readonly StoredRule[]): void
  sources(environment: number): { source: string; status: 'building' | 'live' }[]
  putSource(environment: number, source: string, status: 'building' | 'live', spec: unknown): void
  dropSource(environment: number, source: string): void
  /** All building sources have been counted everywhere. */
  setLive(environment: number): void
  /** Homes up to this one are counted; null: nothing is under way. */
  progress(environment: number): string | null
  setProgress(environment: number, doneHome: string | null): void
  /** The next homes that have events, in order. */
  homesAfter(environment: number, home: string, limit: number): string[]
  addTrait(environment: number, home: string, point: { key: string; ts: number; id: string; value: unknown }): void
  traits(environment: number, home: string, key: string): TraitPoint[]
}


export function createRuleTable(sql: Sql): RuleTable {
  const nextHome = sql.statement('SELECT home FROM event WHERE environment = ? AND home > ? ORDER BY home LIMIT 1')
  const putTrait = sql.statement("INSERT OR IGNORE INTO trait_history (environment, home, subject, key, ts, message_id, value) VALUES (?, ?, x'', ?, ?, ?, ?)")
  const readTraits = sql.statement("SELECT ts, message_id, value FROM trait_history WHERE environment = ? AND home = ? AND subject = x'' AND key = ? ORDER BY ts, message_id")

  return {
    rules: (environment) =>
      sql.all<StoredRule & { body: string }>('SELECT kind, id, version, body FROM rule WHERE environment = ? ORDER BY kind, id', [environment]).map((row) => ({ ...row, body: JSON.parse(row.body) })),
    replaceRules(environment, rules) {
      sql.run('DELETE FROM rule WHERE environment = ?', [environment])
      for (const rule of rules) sql.run('INSERT INTO rule (environment, kind, id, version, body) VALUES (?, ?, ?, ?, ?)', [environment, rule.kind, rule.id, rule.version, JSON.stringify(rule.body)])
    },
    sources: (environment) => sql.all('SELECT source, status FROM source WHERE environment = ?', [environment]),
    putSource(environment, source, status, spec) {
      sql.run('INSERT OR REPLACE INTO source (environment, source, spec, status) VALUES (?, ?, ?, ?)', [environment, source, JSON.stringify(spec), status])
    },
    dropSource(environment, source) {
      sql.run('DELETE FROM source WHERE environment = ? AND source = ?', [environment, source])
    },
    setLive(environment) {
      sql.run("UPDATE source SET status = 'live' WHERE environment = ?", [environment])
    },
    progress: (environment) => sql.get<{ done_home: string }>('SELECT done_home FROM counting WHERE environment = ?', [environment])?.done_home ?? null,
    setProgress(environment, doneHome) {
      if (doneHome === null) sql.run('DELETE FROM counting WHERE environment = ?', [environment])
      else sql.run('INSERT OR REPLACE INTO counting (environment, done_home) VALUES (?, ?)', [environment, doneHome])
    },
    homesAfter(environment, home, limit) {
      const homes: string[] = []
      for (let next = nextHome.get<{ home: string }>(environment, home); next && homes.length < limit; next = nextHome.get<{ home: string }>(environment, next.home)) homes.push(next.home)
      return homes
    },
    addTrait(environment, home, { key, ts, id, value }) {
      putTrait.run(environment, home, key, ts, bytesOf(id), JSON.stringify(value ?? null))
    },
    traits: (environment, home, key) =>
      readTraits.all<{ ts: number; message_id: Uint8Array; value: string }>(environment, home, key).map((row) => ({ ts: row.ts, id: hexOf(row.message_id), value: JSON.parse(row.value) })),
  }
}
