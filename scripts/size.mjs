// What the browser files weigh and which modules make them heavy: `node scripts/size.mjs`. Builds in memory, writes nothing.
import { relative } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { rollup } from 'rollup'
import { minify } from 'terser'
import { bundles } from '../rollup.config.mjs'
import { root } from './install.mjs'

process.chdir(root)

/** Chunks that a page fetches until its first tour is drawn, in the order it asks for them. */
const firstTour = ['shirube', 'decide', 'run', 'tour']
const brotli = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
const { name: _name, output, ...input } = bundles.find(({ name }) => name === 'sdk: script tag')

const made = await rollup({ ...input, onwarn: () => {} })
const chunks = (await made.generate(output)).output.filter(({ type }) => type === 'chunk')
await made.close()

const fetched = new Set()
const fetch = (fileName) => {
  if (fetched.has(fileName)) return
  fetched.add(fileName)
  for (const imported of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) fetch(imported)
}
for (const name of firstTour) for (const { fileName } of chunks.filter((chunk) => chunk.name === name)) fetch(fileName)

const row = (name, ...numbers) => console.log(name.padEnd(44), ...numbers.map((number) => String(number).padStart(7)))
let total = 0
row('file (* until the first tour is drawn)', 'minified', 'brotli')
for (const { fileName, code } of chunks) {
  if (fetched.has(fileName)) total += brotli(code)
  row(`${fetched.has(fileName) ? '*' : ' '} ${fileName}`, code.length, brotli(code))
}
row('* together', '', total)

if (process.argv.includes('--modules')) {
  for (const { fileName, modules } of chunks.filter((chunk) => fetched.has(chunk.fileName))) {
    console.log(`\n${fileName}`)
    const small = await Promise.all(Object.entries(modules).map(async ([path, { code }]) => [relative(root, path), (await minify(code ?? '', { module: true, compress: { passes: 2, unused: false, side_effects: false } })).code ?? '']))
    for (const [path, code] of small.sort((a, b) => b[1].length - a[1].length)) row(`  ${path.slice(-42)}`, code.length, brotli(code))
  }
}
