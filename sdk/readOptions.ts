// Checks what the host gave to init, by hand and small. One message names the path, the value, and the way out.
import { isRecord } from './lib/parseJson.ts'
import { ShirubeError, type ErrorCode } from './lib/shirubeError.ts'
import type { InitOptions } from './shirube.types.ts'

export type ReadOptions = { readonly ok: true; readonly options: InitOptions } | { readonly ok: false; readonly error: ShirubeError }

const show = (value: unknown): string => {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 60)
  } catch {
    return typeof value
  }
}
const isId = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value.length <= 256
const isBag = (value: unknown): boolean => value === undefined || isRecord(value)
const isPerson = (value: unknown): boolean => isRecord(value) && isId(value['id']) && isBag(value['traits'])
const isFunction = (value: unknown): boolean => typeof value === 'function'
const isWebAddress = (value: unknown): boolean => typeof value === 'string' && /^(https?:\/\/[^\s/?#]|\/(?!\/))[^\s?#]*$/.test(value)

const rules: readonly (readonly [name: string, holds: (value: unknown) => boolean, code: ErrorCode, need: string])[] = [
  ['writeKey', (value) => isId(value), 'SB1002', 'the browser key of your environment, see Install in the console'],
  ['endpoint', isWebAddress, 'SB1003', "the collector's address, e.g. 'https://app.example.com/onboarding'"],
  ['guides', Array.isArray, 'SB1004', 'a list of guides'],
  ['user', isPerson, 'SB1005', "{ id: 'u1', traits?: {…} }"],
  ['account', isPerson, 'SB1005', "{ id: 'a1', traits?: {…} }"],
  ['navigate', isFunction, 'SB1006', 'a function'],
  ['onError', isFunction, 'SB1006', 'a function'],
  ['actions', (value) => isRecord(value) && Object.values(value).every(isFunction), 'SB1006', '{ name: function }'],
  ['locale', isId, 'SB1007', "a language tag, e.g. 'ja'"],
  ['theme', isRecord, 'SB1007', "tokens, e.g. { accent: '#5e48c8' }"],
]

/** Never throws, whatever it is given. */
export function readOptions(given: unknown): ReadOptions {
  const refuse = (code: ErrorCode, path: string, value: unknown, need: string): ReadOptions => ({ ok: false, error: new ShirubeError(code, `${path} is ${show(value)}; give ${need}`) })
  if (!isRecord(given)) return refuse('SB1001', 'options', given, "an object, e.g. { writeKey: '…', endpoint: 'https://…' }")
  for (const [name, holds, code, need] of rules) {
    const value = given[name]
    if (value !== undefined && !holds(value)) return refuse(code, `options.${name}`, value, need)
  }
  if (given['writeKey'] && !given['endpoint']) return refuse('SB1003', 'options.endpoint', undefined, "the collector's address, or neither writeKey nor endpoint for local mode")
  if (given['endpoint'] && !given['writeKey']) return refuse('SB1002', 'options.writeKey', undefined, 'the browser key, or neither writeKey nor endpoint for local mode')
  return { ok: true, options: given }
}
