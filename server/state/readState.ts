// One person's state from rows that are kept ready: a few lookups by home, whatever the number of events.
import type { Published, StateAnswer } from 'shirube/protocol'
import type { Reader, Store } from '../store/Store.ts'
import { placeOf, type Place } from './place.ts'
import { readProgress, readRuns, shownOf } from './readProgress.ts'
import { readGoals, readMilestones } from './readStandings.ts'
import type { Asker } from './stateRequest.ts'

export interface StateQuestion {
  environment: number
  asker: Asker
  content: Published
  /** ms since epoch. */
  now: number
}

export interface StateReader {
  read(question: StateQuestion): StateAnswer
  /** The homes whose changes may change the answer. */
  homes(question: Omit<StateQuestion, 'content'>): string[]
  close(): void
}

export function createStateReader(store: Pick<Store, 'openReader' | 'personKey'>, readCounts: (place: Place, now: number) => StateAnswer['counts']): StateReader {
  const reader = store.openReader()
  return {
    read({ environment, asker, content, now }) {
      const { userId, accountId } = asker
      const place = placeOf(environment, asker, { reader, personKey: store.personKey, now })
      const runs = readRuns(reader, place)
      return {
        asOf: now,
        user: readUser(reader, place, userId),
        account: readAccount(reader, place, accountId),
        counts: readCounts(place, now),
        milestones: readMilestones(reader, place, content.milestones),
        goals: readGoals(reader, place, content.goals),
        guides: readProgress(reader, place, content.guides.map((one) => one.guide), runs),
        attention: { shown: shownOf(runs) },
        guidesVersion: content.version,
      }
    },
    homes({ environment, asker, now }) {
      const { account, person } = placeOf(environment, asker, { reader, personKey: store.personKey, now })
      return account === null ? [person] : [account, person]
    },
    close: () => reader.close(),
  }
}

function readUser(reader: Reader, { environment, person, user }: Place, id: string | undefined): StateAnswer['user'] {
  const row =
    id === undefined
      ? reader.sql.get<{ first: number | null }>('SELECT min(ts) AS first FROM event WHERE environment = ? AND home = ?', [environment, person])
      : reader.sql.get<{ first: number | null }>('SELECT first_ts AS first FROM person WHERE environment = ? AND home = ? AND user = ?', [environment, person, user])
  return { ...(id === undefined ? {} : { id }), ...(typeof row?.first === 'number' ? { firstSeen: row.first } : {}) }
}

function readAccount(reader: Reader, { environment, account }: Place, id: string | undefined): StateAnswer['account'] {
  if (account === null || id === undefined) return null
  const row = reader.sql.get<{ started_at: number | null; seq: number }>('SELECT started_at, seq FROM account WHERE environment = ? AND home = ?', [environment, account])
  return { id, ...(typeof row?.started_at === 'number' ? { firstSeen: row.started_at } : {}), seq: row?.seq ?? 0 }
}
