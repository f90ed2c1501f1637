// Checks what the host gave to init, by hand and small. What is wrong is put into words elsewhere: explainOptions.ts.
import { isRecord } from './protocol/isRecord.ts'
import type { ErrorCode } from './lib/shirubeError.ts'
import type { InitOptions } from './shirube.types.ts'

export interface RefusedOption {
  readonly ok: false
  readonly code: ErrorCode
  /** `options`: they themselves. */
  readonly name: string
  readonly value: unknown
}
export type ReadOptions = { readonly ok: true; readonly options: InitOptions } | RefusedOption

type Holds = (value: unknown) => boolean
const isId: Holds = (value) => typeof value === 'string' && value.length > 0 && value.length <= 256
const isPerson: Holds = (value) => isRecord(value) && isId(value['id']) && isRecord(value['traits'] ?? {})
const isFunction: Holds = (value) => typeof value === 'function'
const isWebAddress: Holds = (value) => typeof value === 'string' && /^(https?:\/\/[^\s/?#]|\/(?!\/))[^\s?#]*$/.test(value)

const rules: readonly (readonly [code: ErrorCode, names: string, holds: Holds])[] = [
  ['SB1002', 'writeKey', isId],
  ['SB1003', 'endpoint', isWebAddress],
  ['SB1004', 'guides', Array.isArray],
  ['SB1005', 'user account', isPerson],
  ['SB1006', 'navigate onError', isFunction],
  ['SB1006', 'actions', (value) => isRecord(value) && Object.values(value).every(isFunction)],
  ['SB1007', 'locale', isId],
  ['SB1007', 'theme', isRecord],
]

/** Never throws, whatever it is given. */
export function readOptions(given: unknown): ReadOptions {
  const refuse = (code: ErrorCode, name: string, value: unknown): RefusedOption => ({ ok: false, code, name, value })
  if (!isRecord(given)) return refuse('SB1001', 'options', given)
  for (const [code, names, holds] of rules) {
    for (const name of names.split(' ')) {
      const value = given[name]
      if (value !== undefined && !holds(value)) return refuse(code, name, value)
    }
  }
  const { writeKey, endpoint } = given
  if (!writeKey !== !endpoint) return writeKey ? refuse('SB1003', 'endpoint', undefined) : refuse('SB1002', 'writeKey', undefined)
  return { ok: true, options: given }
}
