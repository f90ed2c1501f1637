// "Does this guide carry people to its end?": started, engaged, completed, milestone; by step, version and language.
import type { GuideFunnel } from 'shirube/protocol'
import { hasSample } from './accountRows.ts'
import { BadQuestion, badField, wholeNumber, type Ask } from './ask.ts'
import { homesThatReached } from './goalStates.ts'
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
  const homes = new Set(runs.map((r) => r.home).filter((home) => home.startsWith('a:')))
  const milestone = set.milestones.find((m) => m.body.id === published?.body.milestone)?.body
  const reached = milestone ? homesThatReached(ask, milestone.id) : new Set<string>()
  const since = new Map(publishedVersions(ask).flatMap((p) => (p.kind === 'guide' && p.id === id ? [[p.version, p.at] as const] : [])))
  return {
    asOf: now,
    zone: set.zone,
    sample: hasSample(ask),
    guideId: id,
    kind: published?.body.kind ?? 'tour',
    name: published ? guideName(published.body) : id,
    version,
    started: runs.length,
    people: new Set(runs.map((r) => r.user)).size,
    accounts: homes.size,
    engaged: runs.filter(isEngaged).length,
    completed: runs.filter((r) => r.outcome === 'completed').length,
    milestone: milestone
      ? { id: milestone.id, name: milestone.name, reached: [...homes].filter((home) => reached.has(home)).length, of: homes.size }
      : null,
    steps: published?.body.kind === 'checklist' ? [] : stepFunnel(runs, published?.body.kind === 'tour' ? published.body.steps.filter((s) => s.type !== 'wait').map((s) => s.id) : []),
    versions: grouped(all, (r) => r.version).map(({ key, ...counts }) => ({ version: key, since: key === null ? null : (since.get(key) ?? null), ...counts })),
    locales: grouped(runs, (r) => r.locale ?? '–').map(({ key, ...counts }) => ({ locale: key, ...counts })),
  }
}
