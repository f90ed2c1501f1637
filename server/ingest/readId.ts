// An id as clients send it: text or a number; absent, null and '' mean there is none. Texts that are failed programs' output are refused.
import { limits } from 'shirube/protocol'
import { hasBadCharacters } from './characters.ts'
import { fault, shown, type Fault } from './fault.ts'

/** What a variable that was never set looks like. One such id would melt many people into one. */
const accidents = new Set(['undefined', 'null', 'nan', '[object object]', 'true', 'false', 'none', 'nil'])

export type ReadId = { ok: true; id: string | null } | { ok: false; fault: Fault }

export function readId(value: unknown, field: string): ReadId {
  if (value === undefined || value === null || value === '') return { ok: true, id: null }
  if (typeof value !== 'string' && typeof value !== 'number') return { ok: false, fault: fault('bad_type', field, `${field}: expected text or a number, got ${shown(value)}.`) }
  const id = String(value)
  if (id.length > limits.idLength) return { ok: false, fault: fault('id_too_long', field, `${field}: ${id.length} characters; at most ${limits.idLength} are taken.`) }
  if (hasBadCharacters(id)) return { ok: false, fault: fault('bad_characters', field, `${field}: ${shown(id)} has control characters or broken Unicode. Send the plain id.`) }
  if (accidents.has(id.trim().toLowerCase()) || id.trim() === '') return { ok: false, fault: fault('reserved_id', field, `${field}: ${shown(id)} looks like a variable that was not set. Leave the field out, or send the real id.`) }
  return { ok: true, id }
}
