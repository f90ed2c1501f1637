// The browser's door for content: small and by hand, no schema library. A guide whose ids, kinds and types are known and
// whose limits hold is taken; any other is skipped alone and reported. Unknown keys are ignored: content may be newer.
import type { Guide } from './guide.schema.ts'
import { guideLimits } from './limits.ts'

export type RefusalReason = 'not_an_object' | 'bad_id' | 'unknown_kind' | 'unknown_type' | 'too_many' | 'empty' | 'duplicate_id' | 'missing_done' | 'bad_text'
export type Acceptance = { readonly ok: true; readonly guide: Guide } | { readonly ok: false; readonly reason: RefusalReason; readonly path: string }

const id = /^[a-z0-9][a-z0-9-]{0,63}$/
const known: Record<string, readonly string[]> = {
  type: ['tooltip', 'modal', 'wait'],
  spotlight: ['none', 'ring', 'dim', 'block'],
  onMissing: ['wait', 'skip', 'unanchored', 'end'],
  placement: ['top', 'bottom', 'start', 'end', 'auto'],
}
const advances = ['button', 'click', 'input', 'event', 'condition']

type Bag = Record<string, unknown>
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): boolean => (typeof value === 'string' ? value.length <= guideLimits.textLength : isBag(value) && Object.values(value).every((v) => typeof v === 'string' && v.length <= guideLimits.textLength))

export function acceptGuide(value: unknown): Acceptance {
  let refusal: Acceptance | undefined
  const refuse = (reason: RefusalReason, path: string): false => {
    refusal ??= { ok: false, reason, path }
    return false
  }
  const part = (value: unknown, path: string, seen: Set<unknown>): value is Bag => {
    if (!isBag(value)) return refuse('not_an_object', path)
    if (typeof value.id !== 'string' || !id.test(value.id)) return refuse('bad_id', `${path}.id`)
    if (seen.has(value.id)) return refuse('duplicate_id', `${path}.id`)
    seen.add(value.id)
    for (const key of ['title', 'body']) if (value[key] !== undefined && !isText(value[key])) return refuse('bad_text', `${path}.${key}`)
    return true
  }
  const step = (value: unknown, path: string, seen: Set<unknown>): boolean => {
    if (!part(value, path, seen)) return false
    for (const key in known) if ((value[key] !== undefined || key === 'type') && !known[key]?.includes(String(value[key]))) return refuse('unknown_type', `${path}.${key}`)
    if (value.advance === undefined || (isBag(value.advance) && advances.includes(String(value.advance.on)))) return true
    return refuse('unknown_type', `${path}.advance.on`)
  }
  const item = (value: unknown, path: string, seen: Set<unknown>): boolean =>
    part(value, path, seen) && ((isText(value.title) || refuse('bad_text', `${path}.title`)) && (isBag(value.done) || value.manual === true || refuse('missing_done', path)))

  const guide = (value: unknown): value is Guide => {
    if (!part(value, 'guide', new Set())) return false
    const key = value.kind === 'tour' ? 'steps' : 'items'
    if (value.kind !== 'tour' && value.kind !== 'checklist') return refuse('unknown_kind', 'guide.kind')
    if (value.kind === 'checklist' && !isText(value.title)) return refuse('bad_text', 'guide.title')
    const list = value[key]
    if (!Array.isArray(list) || !list.length) return refuse('empty', `guide.${key}`)
    if (list.length > guideLimits[key]) return refuse('too_many', `guide.${key}`)
    const seen = new Set()
    return list.every((entry: unknown, i) => (key === 'steps' ? step : item)(entry, `guide.${key}[${i}]`, seen))
  }
  return guide(value) ? { ok: true, guide: value } : (refusal ?? { ok: false, reason: 'not_an_object', path: 'guide' })
}
