// Installs what package-lock.json names when node_modules is missing or differs from it. Runs before anything is
// installed, so it imports nothing but Node.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs `npm ci` in a folder unless its node_modules holds exactly what its lock file names. Throws when npm fails. */
export function ensureInstalled(folder = root) {
  if (isFresh(folder)) return
  console.log(`installing the packages of ${folder === root ? 'this repository' : folder} (npm ci) …`)
  const npm = npmCommand()
  const { status, error } = spawnSync(npm.command, [...npm.args, 'ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] })
  if (error) throw new Error(`npm could not be started: ${error.message}`)
  if (status !== 0) throw new Error(`npm ci failed in ${folder} (exit code ${status})`)
}

/** True when node_modules/.package-lock.json, which npm writes last, agrees with package-lock.json. */
export function isFresh(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'))
  const installed = readPackages(join(folder, 'node_modules/.package-lock.json'))
  if (!wanted || !installed) return false
  const isThere = ([path, { version, optional, devOptional, link }]) => {
    // Optional packages are for other platforms; npm does not list those it left out.
    if (!(path in installed)) return Boolean(optional || devOptional) || !path.includes('node_modules/')
    return link ? existsSync(join(folder, path)) : installed[path].version === version
  }
  const isWanted = ([path]) => path in wanted
  return Object.entries(wanted).every(isThere) && Object.entries(installed).every(isWanted)
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    // Missing or half-written: both mean "install".
    return undefined
  }
}

/** npm's own script when we were started by npm (works on Windows too), else the command on the path. */
function npmCommand() {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return { command: process.execPath, args: [script] }
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  return existsSync(beside) ? { command: process.execPath, args: [beside] } : { command: 'npm', args: [] }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureInstalled()
