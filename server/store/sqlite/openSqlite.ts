// The Store on one SQLite file (or in memory): one process, one writing connection, one committer.
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createCommitter } from '../committer.ts'
import type { EventOutcome, StampedEvent } from '../StampedEvent.ts'
import type { CommitChange, Participant, Store } from '../Store.ts'
import { createAccessStore } from './accessStore.ts'
import { createAccountTable } from './accountTable.ts'
import { createBelonging } from './belonging.ts'
import { createCheckpointer } from './checkpointer.ts'
import { prepareReader, prepareWriter, storageFault } from './connect.ts'
import { createCountTable } from './countTable.ts'
import { createDefinitionStore } from './definitionStore.ts'
import { sqliteEngine } from './engine.ts'
import { createEnvironments } from './environments.ts'
import { eraseSample } from './eraseSample.ts'
import { createEventTable, placedFromRow } from './eventTable.ts'
import { lockFile } from './fileLock.ts'
import { createMessageTable } from './messageTable.ts'
import { migrate } from './migrate.ts'
import { createPersonTable } from './personTable.ts'
import { createPlaceEvents } from './placeEvents.ts'
import { createRejectLog } from './rejectLog.ts'
import { createRuleTable } from './ruleTable.ts'
import { createRunTable } from './runTable.ts'
import { createSql } from './sql.ts'
import { createStandingTable } from './standingTable.ts'
import { createTrafficStore } from './trafficStore.ts'
import { readUnassigned } from './unassigned.ts'

/** Pages a commit writes to the log, roughly: nearly one for each event, for its place in the index, and some that all share. */
const pagesOf = (events: number): number => events * 1.2 + 10

export function openSqlite(file: string, now: () => number): Store {
  const isMemory = file === ':memory:'
  const path = isMemory ? file : resolve(file)
  const engine = sqliteEngine()
  if (!isMemory) mkdirSync(dirname(path), { recursive: true })
  const unlock = isMemory ? () => undefined : lockFile(path, (lock) => engine.open(lock, {}))
  const db = engine.open(path, {})
  try {
    prepareWriter(db)
    migrate(createSql(db), now)
  } catch (error) {
    db.close()
    unlock()
    throw error
  }

  const sql = createSql(db)
  const environments = createEnvironments(sql)
  const belonging = createBelonging(sql)
  const accounts = createAccountTable(sql)
  const people = createPersonTable(sql)
  const events = createEventTable(sql)
  const placeEvents = createPlaceEvents({ messages: createMessageTable(sql), events, belonging, accounts, people, personKey: environments.personKey })
  const rejects = createRejectLog(sql)
  const checkpointer = isMemory ? null : createCheckpointer(path, engine.module)
  const listeners = new Set<(changes: readonly CommitChange[]) => void>()
  let participant: Participant | null = null
  let fault: 'full' | 'broken' | null = null

  const forget = (): void => {
    for (const one of [belonging, accounts, people, participant]) one?.forget()
  }
  const bump = (homes: readonly { environment: number; home: string }[]): CommitChange[] => homes.map((one) => ({ ...one, seq: one.home.startsWith('a:') ? accounts.bump(one.environment, one.home) : 0 }))
  const tell = (changes: readonly CommitChange[]): void => {
    if (changes.length === 0) return
    for (const listener of listeners) {
      try {
        listener(changes)
      } catch {
        // The commit is done: a listener's fault must not turn it into a failure.
      }
    }
  }

  function commit(stamped: readonly StampedEvent[]): EventOutcome[] {
    const joined = participant
    if (!joined) throw new Error('no participant keeps the milestone states: call milestonesOf(store) before ingest')
    try {
      const { outcomes, bumped } = sql.transaction(() => {
        const placed = placeEvents(stamped)
        return { outcomes: placed.outcomes, bumped: bump(joined.apply(placed.changes)) }
      })
      checkpointer?.wrote(pagesOf(stamped.length))
      tell(bumped)
      return outcomes
    } catch (error) {
      forget()
      fault = storageFault(error)
      throw error
    }
  }

  const committer = createCommitter({ commit, faultOf: storageFault, ...(checkpointer && { soon: checkpointer.soon }) })

  return {
    path,
    sql,
    now,
    states: {
      counts: createCountTable(sql),
      standings: createStandingTable(sql),
      runs: createRunTable(sql),
      rules: createRuleTable(sql),
      eventsOf: (environment, home, wants, after) => events.ofHome(environment, home, wants, after).map((row) => placedFromRow(row, environments.personKey)),
    },
    access: createAccessStore(sql),
    definitions: createDefinitionStore(sql),
    traffic: createTrafficStore(sql),
    ...environments,
    ingest: committer.add,
    logRejected: rejects.add,
    join(one) {
      if (participant) throw new Error('a participant has already joined this store: use milestonesOf(store)')
      participant = one
    },
    transaction: (fn) => sql.transaction(fn),
    onCommit(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    announce: (homes) => tell(sql.transaction(() => bump(homes))),
    openReader() {
      if (isMemory) return { sql, close: () => undefined }
      const reader = engine.open(path, { readOnly: true })
      prepareReader(reader)
      return { sql: createSql(reader), close: () => reader.close() }
    },
    unassigned: (environment, limit) => readUnassigned(sql, environment, limit),
    eraseSample(environment) {
      const erased = eraseSample(sql, environment)
      forget()
      return erased
    },
    isReady() {
      if (fault !== 'full') return fault === null
      try {
        sql.transaction(() => sql.run('UPDATE project SET name = name', []))
        fault = null
      } catch {
        /* still full: the caller says so */
      }
      return fault === null
    },
    async close() {
      await committer.close()
      participant?.close()
      await checkpointer?.close()
      rejects.write()
      if (!isMemory) sql.all('PRAGMA wal_checkpoint(TRUNCATE)', [])
      db.close()
      unlock()
    },
  }
}
