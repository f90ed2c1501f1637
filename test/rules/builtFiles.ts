// The built script-tag files, as a browser would fetch them: which file brings which others along, and what that weighs.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { root, type Files } from './files.ts'
import { importsIn } from './imports.ts'

const folder = join(root, 'sdk/dist/browser')
const entry = 'shirube.js'

/** File name to text. Throws when nothing is built. */
export function readBuilt(): Files {
  if (!existsSync(join(folder, entry))) throw new Error('the SDK is not built: run npm run build')
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** Every script that lies directly in these folders of the repository. */
export function readFolder(...folders: string[]): Files {
  const paths = folders.flatMap((one) => readdirSync(join(root, one)).filter((name) => name.endsWith('.js')).map((name) => `${one}/${name}`))
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** The files that a file can ever load, at once or later. */
export function reachable(files: Files, from: string): string[] {
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(path) || !(path in files)) return
    found.add(path)
    for (const { to } of importsIn(path, files[path] ?? '')) if (to) visit(to)
  }
  visit(from)
  return [...found]
}

/** The file of a chunk, found by its name without the hash. */
export function chunkFile(built: Files, chunk: string): string {
  const found = Object.keys(built).find((name) => name === `${chunk}.js` || (name.startsWith(`${chunk}-`) && /^[\w-]{8}\.js$/.test(name.slice(chunk.length + 1))))
  if (!found) throw new Error(`there is no chunk ${chunk} in ${Object.keys(built).join(', ')}`)
  return found
}

/** Everything that is fetched when these chunks are asked for on a page that runs `shirube.js`. */
export function fetchedWith(built: Files, chunks: readonly string[]): string[] {
  const fetched = new Set<string>()
  const fetch = (name: string): void => {
    if (fetched.has(name)) return
    fetched.add(name)
    for (const { kind, name: imported } of importsIn(name, built[name] ?? '')) if (kind !== 'lazy') fetch(imported.replace('./', ''))
  }
  for (const name of [entry, ...chunks.map((chunk) => chunkFile(built, chunk))]) fetch(name)
  return [...fetched].sort()
}

/** Bytes of one file with brotli at its strongest, as a CDN stores it. */
export function brotliBytes(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}

export function weigh(built: Files, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + brotliBytes(built[name] ?? ''), 0)
}
