// Group commit without a timer: whatever came while the last commit ran shares the next one. A caller is answered after its
// commit is synced; when a commit fails nothing of it is stored and its callers are told so.
import type { EventOutcome, StampedEvent } from './StampedEvent.ts'
import { CommitFailed } from './Store.ts'

export interface Committer {
  add(events: readonly StampedEvent[]): Promise<EventOutcome[]>
  /** Resolves when everything queued is committed; later callers are refused. */
  close(): Promise<void>
}

export interface CommitterDeps {
  /** Stores all of it in one synced transaction, or throws and leaves nothing. */
  commit: (events: readonly StampedEvent[]) => EventOutcome[]
  /** Full: worth trying again later. Broken: a failed sync cannot be trusted ever after. Null: not the disk's fault. */
  faultOf: (error: unknown) => 'full' | 'broken' | null
  /** Runs the function in a later turn of the event loop. */
  soon?: (run: () => void) => void
}

interface Job {
  events: readonly StampedEvent[]
  resolve: (outcomes: EventOutcome[]) => void
  reject: (error: CommitFailed) => void
}

/** Requests behind a commit wait for all of it: larger ones store little more in a second and answer much later. */
const eventsPerCommit = 640
const queuedEvents = 100_000
/**
 * In one turn of the event loop Node accepts a single connection and reads what had arrived at its start. With one turn between
 * commits, senders that connect at the same moment wait for one commit each: so a commit waits for turns that bring nothing, up to a limit.
 */
const quietTurns = 8
const mostTurns = 64

export function createCommitter({ commit, faultOf, soon = setImmediate }: CommitterDeps): Committer {
  let queue: Job[] = []
  let queued = 0
  let isScheduled = false
  let isClosed = false
  let broken: unknown = null
  const onIdle: (() => void)[] = []

  function add(events: readonly StampedEvent[]): Promise<EventOutcome[]> {
    if (isClosed) return Promise.reject(new CommitFailed('closed'))
    if (broken !== null) return Promise.reject(new CommitFailed('storage', broken))
    if (queued + events.length > queuedEvents && queued > 0) return Promise.reject(new CommitFailed('overloaded'))
    return new Promise((resolve, reject) => {
      queue.push({ events, resolve, reject })
      queued += events.length
      schedule()
    })
  }

  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    listen(queued, 0, 0)
  }

  function listen(before: number, quiet: number, turns: number): void {
    soon(() => {
      if (quiet === quietTurns || turns === mostTurns) run()
      else listen(queued, queued > before ? 0 : quiet + 1, turns + 1)
    })
  }

  function run(): void {
    isScheduled = false
    const jobs: Job[] = []
    let size = 0
    while (queue.length > jobs.length && size < eventsPerCommit) {
      const job = queue[jobs.length]
      if (!job) break
      jobs.push(job)
      size += job.events.length
    }
    queue = queue.slice(jobs.length)
    queued -= size
    commitJobs(jobs)
    if (queue.length > 0) schedule()
    else for (const done of onIdle.splice(0)) done()
  }

  function commitJobs(jobs: readonly Job[]): void {
    if (jobs.length === 0) return
    if (broken !== null) return fail(jobs, new CommitFailed('storage', broken))
    let outcomes: EventOutcome[]
    try {
      outcomes = commit(jobs.flatMap((job) => job.events))
    } catch (error) {
      const fault = faultOf(error)
      if (fault === 'broken') broken = error
      // One request that cannot be stored must not take its neighbours with it.
      if (fault === null && jobs.length > 1) return jobs.forEach((job) => commitJobs([job]))
      return fail(jobs, new CommitFailed(fault === null ? 'internal' : 'storage', error))
    }
    let from = 0
    for (const job of jobs) {
      job.resolve(outcomes.slice(from, from + job.events.length))
      from += job.events.length
    }
  }

  const fail = (jobs: readonly Job[], error: CommitFailed): void => jobs.forEach((job) => job.reject(error))

  return {
    add,
    close() {
      isClosed = true
      if (queue.length === 0) return Promise.resolve()
      return new Promise((resolve) => onIdle.push(resolve))
    },
  }
}
