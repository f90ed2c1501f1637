// The version of this package, read from its package.json: the same file beside the sources and beside the built files.
import { readFileSync } from 'node:fs'

let known: string | undefined

export function packageVersion(): string {
  known ??= readVersion()
  return known
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const version: unknown = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined
  return typeof version === 'string' ? version : '0.0.0'
}
