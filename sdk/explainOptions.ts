// LAZY, the chunk `explainOptions`: only a host that gave something wrong reads it.
import { ShirubeError } from './lib/shirubeError.ts'
import type { RefusedOption } from './readOptions.ts'

const needs: Readonly<Record<string, string>> = {
  options: "an object, e.g. { writeKey: '…', endpoint: 'https://…' }",
  writeKey: 'the browser key of your environment, see Install in the console',
  endpoint: "the collector's address, e.g. 'https://app.example.com/onboarding'",
  guides: 'a list of guides',
  user: "{ id: 'u1', traits?: {…} }",
  account: "{ id: 'a1', traits?: {…} }",
  navigate: 'a function',
  onError: 'a function',
  actions: '{ name: function }',
  locale: "a language tag, e.g. 'ja'",
  theme: "tokens, e.g. { accent: '#5e48c8' }",
}
/** With the one goes the other. */
const alone: Readonly<Record<string, string>> = {
  writeKey: 'the browser key, or neither writeKey nor endpoint for local mode',
  endpoint: "the collector's address, or neither writeKey nor endpoint for local mode",
}

/** Names the path, the value and the way out. Never throws. */
export function explainOptions({ code, name, value }: RefusedOption): ShirubeError {
  const need = (value === undefined && alone[name]) || needs[name]
  return new ShirubeError(code, `${name === 'options' ? name : `options.${name}`} is ${show(value)}; give ${need}`)
}

function show(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 60)
  } catch {
    return typeof value
  }
}
