// What the collector keeps, in words of the product. Every store answers alike; test/contract proves it.
import type { AccessStore } from './AccessStore.ts'
import type { DefinitionStore } from './DefinitionStore.ts'
import type { EventOutcome, StampedEvent } from './StampedEvent.ts'
import type { CountTable } from './sqlite/countTable.ts'
import type { RuleTable } from './sqlite/ruleTable.ts'
import type { RunTable } from './sqlite/runTable.ts'
import type { Sql } from './sqlite/sql.ts'
import type { StandingTable } from './sqlite/standingTable.ts'
import type { Unassigned } from './sqlite/unassigned.ts'
import type { TrafficStore } from './TrafficStore.ts'

export interface Environment {
  /** Small and stable; part of every key. */
  id: number
  project: number
  name: string
  /** Oldest event time still complete, ms since epoch; 0: nothing was ever expired. */
  floor: number
  /** IANA zone of local days. */
  zone: string
}

/** An event at the home it lives at now. */
export interface PlacedEvent extends Pick<StampedEvent, 'environment' | 'messageId' | 'ts' | 'type' | 'name' | 'receivedAt' | 'flags' | 'properties' | 'traits' | 'context'> {
  home: string
  /** Who acted, when known; links are followed. */
  userId: string | null
  /** HMAC of `userId` under the environment's key, as state rows name people. */
  user: Uint8Array | null
}

export interface CommitChange {
  environment: number
  home: string
  /** Of an account: +1 per commit that changed something of it. 0 for homes of people. */
  seq: number
}

/** What happened to homes in one transaction, for whoever keeps states of them. */
export interface HomeChanges {
  /** Stored for the first time, at their homes. */
  fresh: readonly PlacedEvent[]
  /** Moved to these homes by a late membership or link. */
  gained: readonly PlacedEvent[]
  /** Homes that lost events. */
  lost: readonly { environment: number; home: string }[]
  restarted: readonly Restart[]
}

/** Someone is new, or began at another time than was known: the account itself (`user` null) or a person in it. */
export interface Restart {
  environment: number
  home: string
  user: Uint8Array | null
}

/** Keeps states in the same transaction as the events. Throwing undoes the events too. */
export interface Participant {
  /** Answers the homes whose states changed. */
  apply(changes: HomeChanges): readonly { environment: number; home: string }[]
  /** The transaction was undone: forget what was remembered meanwhile. */
  forget(): void
  /** The store is closing: no statement may run afterwards. */
  close(): void
}

/** The tables states are kept in. */
export interface StateTables {
  counts: CountTable
  standings: StandingTable
  runs: RunTable
  rules: RuleTable
  /** A home's `track` events with these names, in order of time; only those later than `after`, ms since epoch. */
  eventsOf(environment: number, home: string, wants: (name: string) => boolean, after?: number): PlacedEvent[]
}

export interface Rejected {
  environment: number
  home: string
  receivedAt: number
  code: string
  field: string
  sample: string
}

/** Nothing of the request is stored, and it may be sent again: answer 503. */
export class CommitFailed extends Error {
  override name = 'CommitFailed'
  constructor(readonly reason: 'storage' | 'overloaded' | 'closed' | 'internal', cause?: unknown) {
    super(`events could not be stored (${reason})`, { cause })
  }
}

export interface Store {
  /** ms since epoch. */
  readonly now: () => number
  readonly states: StateTables
  /** The database file; ':memory:' when there is none. */
  readonly path: string
  readonly access: AccessStore
  readonly definitions: DefinitionStore
  readonly traffic: TrafficStore
  /** The writing connection: short statements and transactions only, they hold up ingest. */
  readonly sql: Sql
  environments(): Environment[]
  /** The product's name, as people read it. */
  projectName(): string
  renameProject(name: string): void
  /** `'unknown_zone'` leaves it as it was. */
  setZone(environment: number, zone: string): { ok: true } | { ok: false; reason: 'unknown_zone' | 'unknown_environment' }
  /** Answers after the commit is synced, one outcome per event. Rejects with CommitFailed, then nothing of it is stored. */
  ingest(events: readonly StampedEvent[]): Promise<EventOutcome[]>
  /** The last thousand rejected events per environment are kept for people to look at. */
  logRejected(rows: readonly Rejected[]): void
  /** One participant keeps the states; ingest refuses to run without. See milestonesOf. */
  join(participant: Participant): void
  /** How state rows name a person: 16 bytes. */
  personKey(environment: number, userId: string): Uint8Array
  /** Runs in one transaction on the writing connection; `fn` must not be async. */
  transaction<T>(fn: () => T): T
  /** After each synced commit: whose states or facts changed. */
  onCommit(listener: (changes: readonly CommitChange[]) => void): () => void
  /** Tells listeners of a change that was made by `transaction`, e.g. by a timer. Bumps the accounts' `seq`. */
  announce(homes: readonly { environment: number; home: string }[]): void
  /** A connection for reading only, closed with `close()`; of a memory store the writing one. */
  openReader(): Reader
  /** Events that belong to no account, and whose they are. Counts all of them: for pages, not for hot paths. */
  unassigned(environment: number, limit: number): Unassigned
  /** Erases every account whose id starts with `sample-`, its people and its events. */
  eraseSample(environment: number): { accounts: number; events: number }
  /** Takes a write; false when the disk is full or failed. */
  isReady(): boolean
  /** Finishes what is queued, refuses what comes later. */
  close(): Promise<void>
}

export interface Reader {
  readonly sql: Pick<Sql, 'get' | 'all' | 'each'>
  close(): void
}
