// All guides: what is published, and what pages run from their own code, with how far people get.
import type { GuidesAnswer } from 'shirube/protocol'
import { hasSample } from './accountRows.ts'
import type { Ask } from './ask.ts'
import { guideName, readPublished } from './published.ts'
import { whoRan, type StartedRun } from './runRows.ts'

type Row = GuidesAnswer['guides'][number]

/** The languages any of its texts is written in. */
function localesOf(content: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(content)) content.forEach((inner) => localesOf(inner, found))
  else if (typeof content === 'object' && content !== null)
    for (const [key, value] of Object.entries(content)) {
      if (['title', 'body', 'label', 'alt'].includes(key) && typeof value === 'object' && value !== null) Object.keys(value).forEach((locale) => found.add(locale))
      else localesOf(value, found)
    }
  return found
}

interface Figures extends Pick<Row, 'started' | 'people' | 'completed' | 'blocked' | 'missing'> {
  readonly kind: string
  /** The highest that was run; null: only pages carried it. */
  readonly version: number | null
}

/** By guide, of started runs. */
function readFigures({ read, environment }: Ask): Map<string, Figures> {
  const counted = read.all<Omit<Figures, 'missing'> & { guide: string }>(
    `SELECT guide, min(kind) AS kind, max(version) AS version, count(*) AS started, count(DISTINCT ${whoRan}) AS people, count(*) FILTER (WHERE outcome = 'completed') AS completed, count(*) FILTER (WHERE outcome = 'blocked') AS blocked
     FROM run WHERE environment = ? AND started_at IS NOT NULL GROUP BY guide ORDER BY guide`,
    [environment],
  )
  const figures = new Map(counted.map(({ guide, ...row }) => [guide, { ...row, missing: 0 }]))
  // Few runs missed anything: only those are opened.
  for (const { guide, steps } of read.all<{ guide: string; steps: string }>(`SELECT guide, steps FROM run WHERE environment = ? AND started_at IS NOT NULL AND steps LIKE '%"missing"%'`, [environment])) {
    const row = figures.get(guide)
    if (row) row.missing += Object.values(JSON.parse(steps) as StartedRun['steps']).filter((s) => s.missing !== undefined).length // written by the store from this shape
  }
  return figures
}

type Counted = Omit<Figures, 'kind' | 'version'>
const none: Counted = { started: 0, people: 0, completed: 0, blocked: 0, missing: 0 }

export function guidesReport(ask: Ask): GuidesAnswer {
  const set = readPublished(ask)
  const figures = readFigures(ask)
  const of = (id: string): Counted => {
    const { kind: _kind, version: _version, ...found } = figures.get(id) ?? { kind: '', version: null, ...none }
    return found
  }
  return {
    asOf: ask.now,
    zone: set.zone,
    sample: hasSample(ask),
    guides: [
      ...set.guides.map(({ body, version, since }): Row => ({ id: body.id, kind: body.kind, name: guideName(body), version, publishedAt: since, steps: body.kind === 'tour' ? body.steps.length : body.items.length, locales: [...localesOf(body)].sort(), ...of(body.id) })),
      ...[...figures]
        .filter(([id]) => !set.guides.some((g) => g.body.id === id))
        .map(([id, { kind, version }]): Row => ({ id, kind, name: id, version, publishedAt: null, steps: 0, locales: [], ...of(id) })),
    ],
  }
}
