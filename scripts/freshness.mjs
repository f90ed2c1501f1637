// Is what stands in the dist folders younger than everything it is made of? Node only.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

/** Written by the build when everything went well; its time is the time of the build. */
export const builtMark = join(root, 'node_modules/.shirube-built')

const sources = ['sdk', 'server', 'demo', 'rollup.config.mjs', 'scripts/build.mjs', 'scripts/buildApps.mjs', 'package-lock.json', 'tsconfig.json']
const outputs = ['sdk/dist/index.js', 'sdk/dist/browser/shirube.js', 'server/dist/cli.js', 'server/dist/console/main.js', 'demo/dist/serve.js', 'demo/dist/app/main.js']
const notSources = new Set(['node_modules', 'dist', 'LICENSE'])

export function isBuilt() {
  if (!existsSync(builtMark) || !outputs.every((path) => existsSync(join(root, path)))) return false
  return Math.max(...sources.map((path) => newestMs(join(root, path)))) < statSync(builtMark).mtimeMs
}

/** Folders count too: their time tells of deleted files. */
function newestMs(path) {
  const facts = statSync(path)
  if (!facts.isDirectory()) return facts.mtimeMs
  const names = readdirSync(path).filter((name) => !notSources.has(name))
  const inside = names.map((name) => newestMs(join(path, name)))
  return names.length > 0 && !existsSync(join(path, 'package.json')) ? Math.max(facts.mtimeMs, ...inside) : Math.max(0, ...inside)
}
