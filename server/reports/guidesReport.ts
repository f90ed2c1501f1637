// All guides: what is published, and what pages run from their own code, with how far people get.
import type { GuidesAnswer } from 'shirube/protocol'
import { hasSample } from './accountRows.ts'
import type { Ask } from './ask.ts'
import { guideName, readPublished } from './published.ts'
import { readRuns } from './runRows.ts'

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

export function guidesReport(ask: Ask): GuidesAnswer {
  const { read, environment, now } = ask
  const set = readPublished(ask)
  const inline = read
    .all<{ guide: string; kind: string }>('SELECT DISTINCT guide, kind FROM run WHERE environment = ? AND started_at IS NOT NULL', [environment])
    .filter((run) => !set.guides.some((g) => g.body.id === run.guide))
  const figures = (id: string): Pick<Row, 'started' | 'people' | 'completed' | 'blocked' | 'missing'> => {
    const runs = readRuns(ask, id)
    return {
      started: runs.length,
      people: new Set(runs.map((r) => r.user)).size,
      completed: runs.filter((r) => r.outcome === 'completed').length,
      blocked: runs.filter((r) => r.outcome === 'blocked').length,
      missing: runs.reduce((sum, r) => sum + Object.values(r.steps).filter((s) => s.missing !== undefined).length, 0),
    }
  }
  return {
    asOf: now,
    zone: set.zone,
    sample: hasSample(ask),
    guides: [
      ...set.guides.map(({ body, version, since }): Row => ({ id: body.id, kind: body.kind, name: guideName(body), version, publishedAt: since, steps: body.kind === 'tour' ? body.steps.length : body.items.length, locales: [...localesOf(body)].sort(), ...figures(body.id) })),
      ...inline.map(({ guide, kind }): Row => ({ id: guide, kind, name: guide, version: null, publishedAt: null, steps: 0, locales: [], ...figures(guide) })),
    ],
  }
}
