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

process.chdir(root)

/** Builds everything once; throws after the last bundle when one of them failed. */
export async function build({ log = console.log } = {}) {
  const startedAt = performance.now()
  for (const folder of ['sdk', 'server', 'demo']) rmSync(join(folder, 'dist'), { recursive: true, force: true })
  const failures = []
  const attempt = (name, work) => work().catch((error) => failures.push(explain(name, error)))
  for (const bundle of bundles) await attempt(bundle.name, () => buildBundle(bundle, log))
  await attempt('apps', buildApps)
  if (existsSync('sdk/dist/browser/shirube.js')) await attempt('browser files', shipBrowserFiles)
  if (existsSync('server/dist/cli.js')) chmodSync('server/dist/cli.js', 0o755)
  for (const folder of ['sdk', 'server']) cpSync('LICENSE', join(folder, 'LICENSE'))
  if (failures.length > 0) throw new Error(`the build failed:\n${failures.join('\n')}`)
  writeFileSync(builtMark, `${new Date().toISOString()}\n`)
  log(`built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

async function buildBundle({ name, output, ...input }, log) {
  const warnings = new Set()
  // zod's prose mentions annotations in places rollup does not read them; nothing follows from it.
  const onwarn = (warning) => warning.code !== 'INVALID_ANNOTATION' && warnings.add(warning.message)
  const made = await rollup({ ...input, onwarn })
  await made.write(output)
  await made.close()
  for (const warning of warnings) log(`  ${name}: ${warning}`)
}

async function shipBrowserFiles() {
  await writeIntegrity('sdk/dist/browser')
  mkdirSync('server/dist', { recursive: true })
  cpSync('sdk/dist/browser', 'server/dist/sdk', { recursive: true })
}

function explain(name, error) {
  const place = error.loc ? ` (${error.loc.file}:${error.loc.line})` : ''
  return `  ${name}: ${error.message ?? error}${place}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
