// "Does this guide carry people to its end?": started, engaged, completed, milestone; by step, version and language.
import type { GuideFunnel, Milestone } from 'shirube/protocol'
import { hasSample } from './accountRows.ts'
import { BadQuestion, badField, wholeNumber, type Ask } from './ask.ts'
import { subjectAt, subjectsThatReached } from './goalStates.ts'
import { guideName, readPublished } from './published.ts'
import { publishedVersions } from './publishedVersions.ts'
import { readRuns, type StartedRun } from './runRows.ts'
import { stepFunnel } from './stepFunnel.ts'

const isEngaged = (run: StartedRun): boolean => run.engagedAt !== null || Object.values(run.steps).some((s) => s.completed !== undefined)

function grouped<Key>(runs: readonly StartedRun[], keyOf: (run: StartedRun) => Key): { readonly key: Key; readonly started: number; readonly completed: number }[] {
  const groups = new Map<Key, StartedRun[]>()
  for (const run of runs) {
    const group = groups.get(keyOf(run))
    if (group) group.push(run)
    else groups.set(keyOf(run), [run])
  }
  return [...groups].map(([key, list]) => ({ key, started: list.length, completed: list.filter((r) => r.outcome === 'completed').length })).sort((a, b) => b.started - a.started)
}

/** Of those that started it and that the milestone can be of: accounts, or people with a name. */
function milestoneResult(ask: Ask, { id, name, unit }: Milestone, runs: readonly StartedRun[]): GuideFunnel['milestone'] {
  const reached = subjectsThatReached(ask, id)
  const able = runs.filter((run) => (unit === 'account' ? run.home.startsWith('a:') : run.isNamed))
  const count = (list: readonly StartedRun[]): number => new Set(list.map((run) => (unit === 'account' ? run.home : run.user))).size
  return { id, name, unit, reached: count(able.filter((run) => reached.has(subjectAt(run.home, unit === 'account' ? '' : run.user)))), of: count(able) }
}

export function guideFunnel(ask: Ask): GuideFunnel {
  const { params, now } = ask
  if (!params.guide) throw badField(ask, 'guide', 'the id of a guide')
  const id = params.guide
  const version = wholeNumber(ask, 'version', 1, Number.MAX_SAFE_INTEGER) ?? null
  const set = readPublished(ask)
  const published = set.guides.find((g) => g.body.id === id)
  const all = readRuns(ask, id)
  if (!published && !all.length) throw new BadQuestion(404, 'unknown_guide', `No guide “${id}” is published or was ever started here.`)
  const runs = version === null ? all : all.filter((r) => r.version === version)
  const milestone = set.milestones.find((m) => m.body.id === published?.body.milestone)?.body
  const kind = published?.body.kind ?? all[0]?.kind ?? ''
  const since = new Map(publishedVersions(ask).flatMap((p) => (p.kind === 'guide' && p.id === id ? [[p.version, p.at] as const] : [])))
  return {
    asOf: now,
    zone: set.zone,
    sample: hasSample(ask),
    guideId: id,
    kind,
    name: published ? guideName(published.body) : id,
    version,
    started: runs.length,
    people: new Set(runs.map((r) => r.user)).size,
    accounts: new Set(runs.flatMap((r) => (r.home.startsWith('a:') ? [r.home] : []))).size,
    engaged: runs.filter(isEngaged).length,
    completed: runs.filter((r) => r.outcome === 'completed').length,
    milestone: milestone ? milestoneResult(ask, milestone, runs) : null,
    steps: kind === 'checklist' ? [] : stepFunnel(runs, published?.body.kind === 'tour' ? published.body.steps.filter((s) => s.type !== 'wait').map((s) => s.id) : []),
    versions: grouped(all, (r) => r.version).map(({ key, ...counts }) => ({ version: key, since: key === null ? null : (since.get(key) ?? null), ...counts })),
    locales: grouped(runs, (r) => r.locale ?? '–').map(({ key, ...counts }) => ({ locale: key, ...counts })),
  }
}
