// The full check of authored content: shapes by schema, then what no schema sees (references, duplicates, languages, ways out).
// Used by `shirube check` and `push`, by publish and by every write of the private API.
import { explainIssue } from './explainIssue.ts'
import { checkReferences } from './checkReferences.ts'
import { checkWriting } from './checkWriting.ts'
import { checklistSchema, itemSchema, reservedKinds, stepSchema, tourSchema } from './guide.schema.ts'
import { eventConditionSchema, factConditionSchema } from './condition.schema.ts'
import { goalSchema, milestoneSchema } from './milestone.schema.ts'
import type { Problem } from './problem.ts'
import { projectSchema, settingsSchema, type Project } from './project.schema.ts'

export type ProjectCheck = { readonly ok: true; readonly project: Project; readonly problems: readonly Problem[] } | { readonly ok: false; readonly problems: readonly Problem[] }

const keysOf = (...schemas: readonly { shape: Record<string, unknown> }[]): string[] => [...new Set(schemas.flatMap((s) => Object.keys(s.shape)))]
const knownNames = keysOf(tourSchema, checklistSchema, stepSchema, itemSchema, milestoneSchema, goalSchema, projectSchema, settingsSchema, eventConditionSchema, factConditionSchema).concat('all', 'any', 'not', 'milestone', 'goal', 'guide', 'element', 'state', 'next', 'back', 'goTo', 'complete', 'dismiss', 'snooze', 'start', 'navigate', 'track', 'properties', 'set', 'call', 'click', 'label', 'do', 'anchor', 'role', 'text', 'within', 'image', 'alt')

/** Kinds that the words of the field know but this release does not draw get their own sentence, not a riddle. */
function laterKinds(input: unknown): Problem[] {
  const guides: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'guides') : undefined
  if (!Array.isArray(guides)) return []
  return guides.flatMap((guide: unknown, i) => {
    const kind: unknown = typeof guide === 'object' && guide !== null ? Reflect.get(guide, 'kind') : undefined
    if (!reservedKinds.some((k) => k === kind)) return []
    return [{ severity: 'error' as const, code: 'later_kind', path: `guides[${i}].kind`, message: `guides[${i}].kind: “${String(kind)}” is not drawn by this release; it draws tour and checklist.`, fix: 'Remove this guide, or make it a tour or a checklist.' }]
  })
}

/** Checks a whole project. Errors refuse it; warnings let it pass and are worth a look. */
export function checkProject(input: unknown): ProjectCheck {
  const later = laterKinds(input)
  const parsed = projectSchema.safeParse(input)
  if (!parsed.success) {
    const skip = later.map((p) => p.path)
    const problems = parsed.error.issues.flatMap((issue) => explainIssue(issue, input, knownNames)).filter((p) => !skip.includes(p.path))
    return { ok: false, problems: [...later, ...problems] }
  }
  const problems = [...checkReferences(parsed.data), ...checkWriting(parsed.data)]
  return problems.some((p) => p.severity === 'error') ? { ok: false, problems } : { ok: true, project: parsed.data, problems }
}
