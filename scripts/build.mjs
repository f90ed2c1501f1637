// Builds both packages and the demo: `npm run build`. Everything lands in dist folders; nothing else is touched.
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rollup } from 'rollup'
import { bundles } from '../rollup.config.mjs'
import { buildApps } from './buildApps.mjs'
import { builtMark } from './freshness.mjs'
import { root } from './install.mjs'
import { writeIntegrity } from './integrity.mjs'
import { packagesOf, writeNotices } from './notices.mjs'

process.chdir(root)

/** Builds everything once; throws after the last bundle when one of them failed. */
export async function build({ log = console.log, types = true } = {}) {
  const startedAt = performance.now()
  for (const folder of ['sdk', 'server', 'demo']) rmSync(join(folder, 'dist'), { recursive: true, force: true })
  const failures = []
  const bundled = new Set()
  const attempt = async (name, work) => {
    const from = performance.now()
    await work().catch((error) => failures.push(explain(name, error)))
    log(`  ${name.padEnd(24)} ${((performance.now() - from) / 1000).toFixed(1).padStart(5)} s`)
  }
  for (const bundle of bundles.filter(({ name }) => types || !name.includes('types'))) await attempt(bundle.name, () => buildBundle(bundle, bundled, log))
  await attempt('apps', () => buildApps(bundled))
  if (existsSync('sdk/dist/browser/shirube.js')) await attempt('browser files', shipBrowserFiles)
  if (existsSync('server/dist/cli.js')) chmodSync('server/dist/cli.js', 0o755)
  for (const folder of ['sdk', 'server']) await attempt(`${folder}: licences`, () => shipLicences(folder, bundled))
  if (failures.length > 0) throw new Error(`the build failed:\n${failures.join('\n')}`)
  writeFileSync(builtMark, `${new Date().toISOString()}\n`)
  log(`built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

async function buildBundle({ name, output, ...input }, bundled, log) {
  const warnings = new Set()
  // About zod's own files: its prose mentions annotations, and two of its files know each other. Nothing follows from it.
  const isTheirs = ({ code, ids = [] }) => code === 'INVALID_ANNOTATION' || (code === 'CIRCULAR_DEPENDENCY' && ids.every((id) => id.includes('node_modules')))
  const onwarn = (warning) => isTheirs(warning) || warnings.add(warning.message)
  const made = await rollup({ ...input, onwarn })
  const written = await made.write(output)
  for (const { modules = {} } of written.output) for (const path of Object.keys(modules)) bundled.add(`${output.dir} ${path}`)
  await made.close()
  for (const warning of warnings) log(`  ${name}: ${warning}`)
}

async function shipBrowserFiles() {
  await writeIntegrity('sdk/dist/browser')
  mkdirSync('server/dist', { recursive: true })
  cpSync('sdk/dist/browser', 'server/dist/sdk', { recursive: true })
}

/** The server carries the SDK's browser files, so it names their licences too. */
async function shipLicences(folder, bundled) {
  const parts = folder === 'server' ? ['server/', 'sdk/'] : ['sdk/']
  const paths = [...bundled].filter((entry) => parts.some((part) => entry.startsWith(part))).map((entry) => entry.slice(entry.indexOf(' ') + 1))
  cpSync('LICENSE', join(folder, 'LICENSE'))
  writeNotices(join(folder, 'dist/THIRD_PARTY_LICENSES.txt'), packagesOf(paths))
}

function explain(name, error) {
  const place = error.loc ? ` (${error.loc.file}:${error.loc.line})` : ''
  return `  ${name}: ${error.message ?? error}${place}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // --no-types: declarations take longest, and nothing that runs reads them.
  await build({ types: !process.argv.includes('--no-types') }).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
