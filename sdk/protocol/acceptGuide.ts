// The browser's door for content: small and by hand, no schema library. A guide whose ids, kinds and types are known and
// whose limits hold is taken; any other is skipped alone and reported. Unknown keys are ignored: content may be newer.
import type { Guide } from './guide.schema.ts'
import { isRecord } from './isRecord.ts'
import { guideLimits } from './limits.ts'

export type RefusalReason = 'not_an_object' | 'bad_id' | 'unknown_kind' | 'unknown_type' | 'too_many' | 'empty' | 'duplicate_id' | 'missing_done' | 'bad_text'
export type Acceptance = { readonly ok: true; readonly guide: Guide } | { readonly ok: false; readonly reason: RefusalReason; readonly path: string }

type Bag = Record<string, unknown>
type Refusal = readonly [reason: RefusalReason, path: string]

const known = {
  type: 'tooltip modal wait',
  spotlight: 'none ring dim block',
  onMissing: 'wait skip unanchored end',
  placement: 'top bottom start end auto',
  on: 'button click input event condition',
} as const

const isLine = (value: unknown): boolean => typeof value === 'string' && value.length <= guideLimits.textLength
const isText = (value: unknown): boolean => isLine(value) || (isRecord(value) && Object.values(value).every(isLine))
const isKnown = (key: keyof typeof known, value: unknown): boolean => known[key].split(' ').includes(String(value))

export function acceptGuide(value: unknown): Acceptance {
  const refusal = refuseGuide(value)
  return refusal ? { ok: false, reason: refusal[0], path: refusal[1] } : { ok: true, guide: value as Guide } // judged on the line before
}

/** What guides, steps and items have alike. */
function refusePart(value: unknown, path: string, seen: Set<unknown>): Refusal | undefined {
  if (!isRecord(value)) return ['not_an_object', path]
  const { id, title = '', body = '' } = value
  if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) return ['bad_id', `${path}.id`]
  if (seen.has(id)) return ['duplicate_id', `${path}.id`]
  seen.add(id)
  return isText(title) ? (isText(body) ? undefined : ['bad_text', `${path}.body`]) : ['bad_text', `${path}.title`]
}

function refuseStep(step: Bag, path: string): Refusal | undefined {
  for (const key of ['type', 'spotlight', 'onMissing', 'placement'] as const) if ((step[key] !== undefined || key === 'type') && !isKnown(key, step[key])) return ['unknown_type', `${path}.${key}`]
  const { advance } = step
  return advance === undefined || (isRecord(advance) && isKnown('on', advance['on'])) ? undefined : ['unknown_type', `${path}.advance.on`]
}

function refuseItem({ title, done, manual }: Bag, path: string): Refusal | undefined {
  if (!isText(title)) return ['bad_text', `${path}.title`]
  return isRecord(done) || manual === true ? undefined : ['missing_done', path]
}

function refuseGuide(value: unknown): Refusal | undefined {
  const refusal = refusePart(value, 'guide', new Set())
  if (refusal || !isRecord(value)) return refusal
  const { kind, title } = value
  const isTour = kind === 'tour'
  if (!isTour && kind !== 'checklist') return ['unknown_kind', 'guide.kind']
  if (!isTour && !isText(title)) return ['bad_text', 'guide.title']
  const key = isTour ? 'steps' : 'items'
  const path = `guide.${key}`
  const list = value[key]
  if (!Array.isArray(list) || !list.length) return ['empty', path]
  if (list.length > guideLimits[key]) return ['too_many', path]
  const seen = new Set()
  for (const [i, part] of list.entries()) {
    const at = `${path}[${i}]`
    const found = refusePart(part, at, seen) ?? (isTour ? refuseStep : refuseItem)(part as Bag, at) // refusePart has seen that it is one
    if (found) return found
  }
  return undefined
}
