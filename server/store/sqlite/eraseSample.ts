// Erases the simulated accounts: their rows, their people's rows, their events and the ids that were taken for them.
import type { Sql } from './sql.ts'

const byHome = ['account', 'membership', 'person', 'user_home', 'link', 'trait_history', 'active_day', 'tally', 'member', 'recent', 'reached', 'goal_state', 'run', 'account_guide', 'transition', 'due', 'conflict', 'event'] as const

export function eraseSample(sql: Sql, environment: number): { accounts: number; events: number } {
  return sql.transaction(() => {
    // People of sample accounts only: someone who is also in a real account stays.
    const people = sql.all<{ home: string }>(
      `SELECT DISTINCT u.home FROM user_home u WHERE u.environment = ?1 AND u.account GLOB 'a:sample-*'
         AND NOT EXISTS (SELECT 1 FROM user_home o WHERE o.environment = ?1 AND o.home = u.home AND o.account NOT GLOB 'a:sample-*')`,
      [environment],
    )
    const browsers = people.flatMap(({ home }) => sql.all<{ home: string }>('SELECT DISTINCT home FROM link WHERE environment = ? AND to_user = ?', [environment, home.slice(2)]))
    const accounts = sql.all<{ home: string }>("SELECT home FROM account WHERE environment = ? AND home GLOB 'a:sample-*'", [environment])
    let events = 0
    for (const { home } of [...accounts, ...people, ...browsers]) {
      for (const row of sql.all<{ message_id: Uint8Array }>('SELECT message_id FROM event WHERE environment = ? AND home = ?', [environment, home])) {
        sql.run('DELETE FROM message WHERE environment = ? AND message_id = ?', [environment, row.message_id])
        events += 1
      }
      for (const table of byHome) sql.run(`DELETE FROM ${table} WHERE environment = ? AND home = ?`, [environment, home])
    }
    sql.run("DELETE FROM user_home WHERE environment = ? AND account GLOB 'a:sample-*'", [environment])
    return { accounts: accounts.length, events }
  })
}
