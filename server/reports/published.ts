// The definitions figures are counted under, as this environment has them published, and the zone its days are cut in.
import type { Definition, Goal, Guide, Milestone, Settings } from 'shirube/protocol'
import { durationMs } from 'shirube/protocol'
import { BadQuestion, type Ask } from './ask.ts'

export interface Versioned<T> {
  readonly body: T
  readonly version: number
  /** ms since epoch: published in this environment. */
  readonly since: number
}
export interface PublishedSet {
  readonly guides: readonly Versioned<Guide>[]
  readonly milestones: readonly Versioned<Milestone>[]
  readonly goals: readonly Versioned<Goal>[]
  readonly zone: string
}

interface Row {
  kind: string
  version: number
  since: number
  body: string
}

export function readPublished({ read, environment }: Ask): PublishedSet {
  const rows = read.all<Row>(
    `SELECT p.kind AS kind, p.version AS version, p.since AS since, d.body AS body
     FROM published p JOIN definition d ON d.kind = p.kind AND d.id = p.id AND d.version = p.version WHERE p.environment = ? ORDER BY p.id`,
    [environment],
  )
  const of = <T>(kind: string): Versioned<T>[] => rows.filter((r) => r.kind === kind).map((r) => ({ body: JSON.parse(r.body) as T, version: r.version, since: r.since })) // the store holds only what checkProject let in
  const settings = of<Settings>('settings')[0]?.body
  const zone = settings?.zone ?? read.get<{ zone: string }>('SELECT zone FROM environment WHERE id = ?', [environment])?.zone ?? 'UTC'
  return { guides: of<Guide>('guide'), milestones: of<Milestone>('milestone'), goals: of<Goal>('goal'), zone }
}

/** Reports and account pages count accounts; a goal of people is none of theirs. */
export const accountGoal = (set: PublishedSet, id: string): Versioned<Goal> | undefined => set.goals.find((g) => g.body.id === id && g.body.unit === 'account')

/** The milestones an account is on its way to: those of activation; before it is defined, all that count accounts. */
export const requiredOf = (set: PublishedSet): readonly string[] => accountGoal(set, 'activation')?.body.requires ?? set.milestones.flatMap(({ body }) => (body.unit === 'account' ? [body.id] : []))

export function goalNamed(set: PublishedSet, id: string): Versioned<Goal> {
  const found = accountGoal(set, id)
  if (found) return found
  const known = set.goals.flatMap(({ body }) => (body.unit === 'account' ? [body.id] : [])).join(', ') || 'none'
  const why = set.goals.some((g) => g.body.id === id) ? `The goal “${id}” counts people (unit: 'user'); reports count accounts.` : `No goal “${id}” is published here.`
  throw new BadQuestion(404, 'unknown_goal', `${why} Published for accounts: ${known}.`)
}

export const windowMsOf = (goal: Goal): number | null => (goal.within === undefined ? null : durationMs(goal.within))

export function describeGoal(set: PublishedSet, { body, version }: Versioned<Goal>): Definition {
  const name = (id: string) => set.milestones.find((m) => m.body.id === id)?.body.name ?? id
  return { id: body.id, name: body.name, version, windowMs: windowMsOf(body), requires: body.requires.map((id) => ({ id, name: name(id) })) }
}

/** What people call a guide: its author's name for it, else its id. */
export const guideName = (guide: Pick<Guide, 'id' | 'name'>): string => guide.name ?? guide.id
