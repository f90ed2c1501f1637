// A publication becomes what is counted: new rules hold for the next event at once, and a walk over all homes counts what was there
// before. The walk goes in short transactions, remembers how far it came, and is taken up again after a restart.
import type { Goal, Milestone } from 'shirube/protocol'
import { contentHash, conditionKey } from 'shirube/protocol'
import type { StoredRule } from '../store/sqlite/ruleTable.ts'
import type { Store } from '../store/Store.ts'
import type { Apply, Place } from './apply.ts'
import { conditionsOfGuide } from './conditionsOfGuide.ts'
import type { HomeReads } from './rollingHistory.ts'
import { compileRules, noRules, type Rules } from './rules.ts'
import type { Standings } from './standings.ts'

export interface PublishedSet {
  milestones: readonly { version: number; body: Milestone }[]
  goals: readonly { version: number; body: Goal }[]
  /** Their event conditions are counted too. */
  guides: readonly { version: number; body: unknown }[]
}

export interface Publish {
  rulesOf(environment: number): Rules
  /** The walk has yet to count this source at this home. */
  isPending(environment: number, home: string, source: string): boolean
  /** Resolves when everything stored before is counted too. The same set again is nothing. */
  setPublished(environment: number, set: PublishedSet): Promise<void>
  /** Takes up walks that a restart has cut. */
  resume(): void
  stop(): void
}

export interface PublishDeps {
  store: Pick<Store, 'environments' | 'transaction' | 'announce' | 'now'> & { states: Pick<Store['states'], 'rules' | 'counts'> }
  /** Given late, because applying needs the rules. */
  parts: () => { apply: Apply; standings: Standings; changed: () => void }
}

/** One transaction of the walk; requests wait no longer than this. */
const sliceMs = 20

export function createPublish({ store, parts }: PublishDeps): Publish {
  const { rules: table, counts } = store.states
  const compiled = new Map<number, Rules>()
  const building = new Map<number, { sources: ReadonlySet<string>; done: Buffer }>()
  const walks = new Map<number, Promise<void>>()
  let isStopped = false

  const zoneOf = (environment: number): string => store.environments().find((one) => one.id === environment)?.zone ?? 'UTC'

  function load(environment: number): void {
    compiled.set(environment, compileRules(table.rules(environment), zoneOf(environment)))
    const done = table.progress(environment)
    if (done === null) building.delete(environment)
    else building.set(environment, { sources: new Set(table.sources(environment).flatMap((one) => (one.status === 'building' ? [one.source] : []))), done: Buffer.from(done) })
  }

  async function setPublished(environment: number, set: PublishedSet): Promise<void> {
    const rules = storedRules(set)
    const next = compileRules(rules, zoneOf(environment))
    const known = new Map(table.sources(environment).map((one) => [one.source, one.status]))
    const isSame = contentHash(rules) === contentHash(table.rules(environment)) && known.size === next.sources.size && [...next.sources.keys()].every((key) => known.has(key))
    if (!isSame) {
      store.transaction(() => {
        table.replaceRules(environment, rules)
        for (const key of known.keys()) {
          if (next.sources.has(key)) continue
          // Nothing keeps it up to date from now on, so it must not be found again.
          table.dropSource(environment, key)
          counts.drop(environment, key)
        }
        for (const [key, { source }] of next.sources) if (!known.has(key)) table.putSource(environment, key, 'building', source)
        table.setProgress(environment, '')
      })
      load(environment)
    }
    await walk(environment)
  }

  function walk(environment: number): Promise<void> {
    const running = walks.get(environment) ?? run(environment).finally(() => walks.delete(environment))
    walks.set(environment, running)
    return running
  }

  async function run(environment: number): Promise<void> {
    while (!isStopped && table.progress(environment) !== null) {
      const changed = store.transaction(() => slice(environment))
      load(environment)
      store.announce(changed)
      parts().changed()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  function slice(environment: number): Place[] {
    const rules = compiled.get(environment) ?? noRules
    const sources = [...rules.sources.values()].filter(({ source }) => building.get(environment)?.sources.has(source.key))
    const changed: Place[] = []
    const until = performance.now() + sliceMs
    let done = table.progress(environment) ?? ''
    do {
      const [home] = table.homesAfter(environment, done, 1)
      if (home === undefined) {
        table.setLive(environment)
        table.setProgress(environment, null)
        return changed
      }
      const place: Place = { environment, home }
      const { apply, standings } = parts()
      apply.rebuild(place, sources)
      if (!home.startsWith('n:')) {
        const reads: HomeReads = new Map()
        for (const subject of apply.subjects(place)) {
          if (home.startsWith('u:') && subject.length === 0) continue
          if (standings.refresh({ ...place, subject }, rules, 'all', 'publish', store.now(), reads)) changed.push(place)
        }
      }
      done = home
    } while (performance.now() < until)
    table.setProgress(environment, done)
    return changed
  }

  return {
    rulesOf: (environment) => compiled.get(environment) ?? noRules,
    isPending(environment, home, source) {
      const now = building.get(environment)
      // As SQLite orders homes: by bytes, not by UTF-16.
      return now !== undefined && now.sources.has(source) && Buffer.compare(Buffer.from(home), now.done) > 0
    },
    setPublished,
    resume() {
      for (const { id } of store.environments()) {
        load(id)
        // What went wrong here goes wrong again at the next publish, where someone is told.
        if (table.progress(id) !== null) walk(id).catch(() => undefined)
      }
    },
    stop() {
      isStopped = true
    },
  }
}

function storedRules({ milestones, goals, guides }: PublishedSet): StoredRule[] {
  const conditions = new Map(
    guides
      .flatMap((guide) => conditionsOfGuide(guide.body))
      // One of each: how much is asked is part of it, how often it is asked is not.
      .map((body) => [`${conditionKey(body)}-${body.atLeast ?? ''}-${body.atMost ?? ''}`, body] as const),
  )
  return [
    ...[...conditions].map(([id, body]): StoredRule => ({ kind: 'condition', id, version: 0, body })),
    ...goals.map(({ version, body }): StoredRule => ({ kind: 'goal', id: body.id, version, body })),
    ...milestones.map(({ version, body }): StoredRule => ({ kind: 'milestone', id: body.id, version, body })),
  ].sort((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1))
}
