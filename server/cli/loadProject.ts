// Loads definitions from a file: TypeScript or JavaScript by jiti, or JSON. The file exports the project as default or as `project`.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createJiti } from 'jiti'
import * as protocol from 'shirube/protocol'
import { CommandError } from './commandError.ts'

const defaultFiles = ['shirube.config.ts', 'shirube.config.js', 'shirube.config.mjs', 'shirube.config.json'] as const
/** `defineProject` only carries types, so whoever has the command line alone can check and push: the SDK need not be installed. */
const virtualModules = { shirube: protocol, 'shirube/protocol': protocol }

/** Throws CommandError `no_file`, `unreadable`, `no_project`. What is returned is not checked yet. */
export async function loadProject(file: string | undefined, folder = process.cwd()): Promise<{ path: string; value: unknown }> {
  const path = file === undefined ? defaultFiles.map((name) => resolve(folder, name)).find((one) => existsSync(one)) : resolve(folder, file)
  if (path === undefined) throw new CommandError('no_file', `There is no ${defaultFiles[0]} here. Name the file, or make one with \`shirube init\`.`)
  if (!existsSync(path)) throw new CommandError('no_file', `${path} does not exist.`)
  const loaded = await (extname(path) === '.json' ? readJson(path) : runModule(path)).catch((error: unknown) => {
    throw new CommandError('unreadable', `${path} could not be loaded: ${error instanceof Error ? error.message : String(error)}`)
  })
  return { path, value: loaded }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

async function runModule(path: string): Promise<unknown> {
  // Never cached: the file is content, and the command runs once.
  const jiti = createJiti(pathToFileURL(path).href, { fsCache: false, moduleCache: false, virtualModules })
  const loaded: unknown = await jiti.import(path)
  if (typeof loaded === 'object' && loaded !== null) {
    if ('default' in loaded && typeof loaded.default === 'object' && loaded.default !== null) return loaded.default
    if ('project' in loaded) return loaded.project
  }
  throw new Error('it exports no project; write `export default defineProject({ … })`')
}
