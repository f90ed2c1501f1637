// README says what the browser files weigh. The numbers are measured here; `UPDATE_SIZES=1` writes them into the page.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fetchedWith, readBuilt, weigh } from './builtFiles.ts'
import { root } from './files.ts'

const readme = join(root, 'README.md')
const marked = /(<!-- sizes -->\n)([\s\S]*?)(<!-- \/sizes -->)/
/** A page need not be written anew for a few bytes. */
const tolerance = 0.3
const moments = [
  { what: 'on every page', chunks: [] },
  { what: 'on every page, once guides are published', chunks: ['decide'] },
  { what: 'until the first tour step is drawn', chunks: ['run', 'tour'] },
  { what: 'until the first checklist is drawn', chunks: ['run', 'checklistRun', 'checklist'] },
] as const

const built = readBuilt()
const measured = moments.map(({ what, chunks }) => ({ what, kib: weigh(built, fetchedWith(built, chunks)) / 1024 }))

function table(): string {
  return ['| fetched | KiB, brotli |', '|---|---:|', ...measured.map(({ what, kib }) => `| ${what} | ${kib.toFixed(1)} |`), ''].join('\n')
}

it('tells the sizes as they are', () => {
  const text = readFileSync(readme, 'utf8')
  if (process.env['UPDATE_SIZES']) writeFileSync(readme, text.replace(marked, (_, open: string, __, close: string) => open + table() + close))
  const written = marked.exec(readFileSync(readme, 'utf8'))?.[2] ?? ''
  for (const { what, kib } of measured) {
    const row = written.split('\n').find((line) => line.startsWith(`| ${what} |`)) ?? ''
    const told = Number(/\| ([\d.]+) \|$/.exec(row)?.[1])
    expect(Math.abs(told - kib), `README says ${told} KiB for “${what}”, measured ${kib.toFixed(1)}: UPDATE_SIZES=1 npx vitest run --project unit test/rules/readmeSizes.test.ts`).toBeLessThanOrEqual(tolerance)
  }
})
