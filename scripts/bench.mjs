// `npm run bench [part of a name]`: runs every test/bench/*.bench.ts and prints its figures beside what is promised. Never part
// of the tests: how long something takes says as much about the machine as about the code.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createJiti } from 'jiti'
import { ensureInstalled, root } from './install.mjs'

ensureInstalled()
const wanted = process.argv[2] ?? ''
const folder = join(root, 'test/bench')
const jiti = createJiti(pathToFileURL(folder).href, { alias: { 'shirube/protocol': join(root, 'sdk/protocol/index.ts'), shirube: join(root, 'sdk/index.ts'), 'shirube-server': join(root, 'server/index.ts') } })

/** What one measurement that takes as long as it is given may take. */
const seconds = 10

for (const file of readdirSync(folder).filter((name) => name.endsWith('.bench.ts') && name.includes(wanted)).sort()) {
  console.log(`\n— ${file.replace('.bench.ts', '')}`)
  const loaded = await jiti.import(join(folder, file))
  for (const [name, measure] of Object.entries(loaded)) {
    if (!name.startsWith('bench') || typeof measure !== 'function') continue
    for (const { name: what, value, unit, promise } of await measure(seconds)) console.log(`  ${what.padEnd(52)} ${String(value).padStart(10)} ${unit}${promise === undefined ? '' : `  (promised ${promise})`}`)
  }
}
