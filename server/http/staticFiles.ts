// Built files from one folder: exact types, an ETag, and compressed answers made once per file. No listing, no escape.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { compressed } from './compressed.ts'
import { empty, type HttpRequest, type HttpResponse } from './message.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const textTypes = /^(text\/|application\/json|image\/svg)/

interface CachedFile {
  modifiedMs: number
  bytes: Uint8Array
  etag: string
  type: string
}

export interface StaticFiles {
  /** `undefined`: there is no such file. */
  answer(request: HttpRequest, name: string, headers: Record<string, string>): Promise<HttpResponse | undefined>
  read(name: string): Promise<Uint8Array | undefined>
}

export function createStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, CachedFile>()

  async function load(name: string): Promise<CachedFile | undefined> {
    const type = types[extname(name)]
    if (!type || !isPlainName(name)) return undefined
    const path = join(folder, name)
    const facts = await stat(path).catch(() => undefined)
    if (!facts?.isFile()) return undefined
    const known = files.get(name)
    // A rebuild during development must show at once.
    if (known?.modifiedMs === facts.mtimeMs) return known
    const bytes = await readFile(path)
    const file = { modifiedMs: facts.mtimeMs, bytes, type, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
    files.set(name, file)
    return file
  }

  return {
    async answer(request, name, headers) {
      const file = await load(name)
      if (!file) return undefined
      const all = { 'content-type': file.type, etag: file.etag, ...headers }
      if (request.header('if-none-match') === file.etag) return empty(304, all)
      if (!textTypes.test(file.type)) return { status: 200, headers: all, body: file.bytes }
      return compressed(request, { status: 200, headers: all, body: file.bytes })
    },
    async read(name) {
      return (await load(name))?.bytes
    },
  }
}

/** Each part is an ordinary file name: no dot first, nothing that climbs. */
function isPlainName(name: string): boolean {
  return name.split('/').every((part) => /^[A-Za-z0-9_@-][A-Za-z0-9._@-]*$/.test(part))
}
