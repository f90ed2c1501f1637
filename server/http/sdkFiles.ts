// The built browser files under /sdk/. `/sdk/<version>/…` never changes; `/sdk/shirube.js` is one line that imports the
// version shipped with this server, so that a page which names it follows upgrades within five minutes.
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compressed } from './compressed.ts'
import { json, type HttpRequest, type HttpResponse } from './message.ts'
import { HttpError } from './httpError.ts'
import type { Route } from './router.ts'
import { createStaticFiles } from './staticFiles.ts'

export interface SdkFilesOptions {
  /** Where the build put the files of this version. */
  folder: string
  version: string
}

export type SdkFiles = (request: HttpRequest, name: string) => Promise<HttpResponse | undefined>

const forEver = { 'cache-control': 'public, max-age=31536000, immutable' }
const forMinutes = { 'cache-control': 'public, max-age=300' }

function createSdkFiles({ folder, version }: SdkFilesOptions): SdkFiles {
  const files = createStaticFiles(folder)
  const entry = new TextEncoder().encode(`export * from './${version}/shirube.js'\n`)

  async function integrity(): Promise<Record<string, string>> {
    const found: Record<string, string> = {}
    for (const path of await scriptsIn(folder)) {
      const bytes = await files.read(path)
      if (bytes) found[path] = `sha384-${createHash('sha384').update(bytes).digest('base64')}`
    }
    return found
  }

  return async (request, name) => {
    if (name === 'shirube.js') return compressed(request, { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', ...forMinutes }, body: entry })
    if (!name.startsWith(`${version}/`)) return undefined
    const path = name.slice(version.length + 1)
    if (path === 'integrity.json') return json(await integrity(), 200, forEver)
    if (path === 'importmap.json') return json(importMap(await integrity(), `${request.mount}/sdk/${version}`), 200, forEver)
    return files.answer(request, path, forEver)
  }
}

/** Throws HttpError 404 `no_file` for a name or version this server does not carry. */
export function sdkRoute(options: SdkFilesOptions): Route {
  const answer = createSdkFiles(options)
  return {
    method: 'GET',
    path: '/sdk/*',
    async handle(request, { rest = '' }) {
      const file = await answer(request, rest)
      if (!file) throw new HttpError(404, 'no_file', `This server carries /sdk/${options.version}/ and /sdk/shirube.js.`)
      return file
    },
  }
}

function importMap(hashes: Record<string, string>, base: string): unknown {
  return { imports: { shirube: `${base}/shirube.js` }, integrity: Object.fromEntries(Object.entries(hashes).map(([path, hash]) => [`${base}/${path}`, hash])) }
}

async function scriptsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const paths = entries.filter((one) => one.isFile() && one.name.endsWith('.js')).map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
  return paths.map((path) => path.replaceAll('\\', '/')).sort()
}
