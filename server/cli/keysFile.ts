// <data>/keys.json holds the keys that the first start of `serve` made; the other commands on that folder read them here.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface KeysFile {
  path: string
  writeKey: string
  serverKey: string
  apiKey: string
}

export const keysPath = (data: string): string => join(data, 'keys.json')

/** `undefined` when there is no such file, or it is no JSON; a key that is not in it is ''. */
export async function readKeysFile(data: string): Promise<KeysFile | undefined> {
  const path = keysPath(data)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const value = text === undefined ? undefined : parse(text)
  if (value === undefined) return undefined
  const read = (name: string): string => {
    const one: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
    return typeof one === 'string' ? one : ''
  }
  return { path, writeKey: read('writeKey'), serverKey: read('serverKey'), apiKey: read('apiKey') }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Half written, or somebody's own file of that name: then there are no keys here.
    return undefined
  }
}
