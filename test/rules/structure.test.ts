// The shape of the source tree: who imports whom, how large a file is, which folders there are.
import { expect, it } from 'vitest'
import { importCycles } from './cycles.ts'
import { longFiles, longestAllowed, watchedFrom } from './fileSize.ts'
import { readRepository } from './files.ts'
import { againstTheLayers, throughTheWall } from './layers.ts'
import { folderTree } from './tree.ts'
import { zodOutsideSchemas } from './zodHome.ts'

const repository = readRepository()

it('has no import circles', () => {
  expect(importCycles(repository)).toEqual([])
})
it('refuses a circle of three files, types included', () => {
  const circle = { 'sdk/lib/a.ts': "import { b } from './b.ts'", 'sdk/lib/b.ts': "export type { c } from './c.ts'", 'sdk/lib/c.ts': "import type { a } from './a.ts'" }
  expect(importCycles(circle)).toEqual(['sdk/lib/a.ts → sdk/lib/b.ts → sdk/lib/c.ts → sdk/lib/a.ts'])
})

it('keeps the layers', () => {
  expect(againstTheLayers(repository)).toEqual([])
})
it('refuses an import from a layer above, and a folder that is in no list', () => {
  const upwards = { 'sdk/queue/sender.ts': "import { run } from '../runner/run.ts'", 'server/misc2/x.ts': "import { clock } from '../lib/clock.ts'", 'sdk/init.ts': "import { run } from './runner/run.ts'" }
  expect(againstTheLayers(upwards)).toEqual(['sdk/queue/sender.ts imports sdk/runner/run.ts, which stands above it', 'server/misc2/x.ts: its folder is not in the list of layers'])
})

it('enters other parts by their doors only', () => {
  expect(throughTheWall(repository)).toEqual([])
})
it('refuses the server importing the SDK, the SDK importing anyone, the demo reaching inside', () => {
  const walls = {
    'server/a.ts': "import { init } from 'shirube'",
    'server/b.ts': "import { evaluate } from 'shirube/protocol'",
    'sdk/a.ts': "import { createCollector } from 'shirube-server'",
    'demo/a.ts': "import { reach } from '../sdk/protocol/reach.ts'",
  }
  expect(throughTheWall(walls)).toEqual([
    'sdk/a.ts imports shirube-server: sdk/ may import no other part',
    'server/a.ts imports shirube: server/ may import shirube/protocol',
    'demo/a.ts imports ../sdk/protocol/reach.ts: another part is entered by its door only',
  ])
})

it('imports zod only in *.schema.ts files, as named imports of zod/mini', () => {
  expect(zodOutsideSchemas(repository)).toEqual([])
})
it('refuses zod elsewhere, the large zod, and a schema as a value in a pure protocol file', () => {
  const bad = {
    'sdk/queue/a.ts': "import { z } from 'zod/mini'",
    'sdk/protocol/b.schema.ts': "import { z } from 'zod'",
    'sdk/runner/c.ts': "import { guideSchema } from '../protocol/guide.schema.ts'",
    'sdk/runner/d.ts': "import type { Guide } from '../protocol/guide.schema.ts'",
  }
  expect(zodOutsideSchemas(bad)).toHaveLength(3)
})

it(`has no file over ${longestAllowed} lines`, () => {
  const watched = longFiles(repository, watchedFrom)
  if (watched.length > 0) console.info(`files over ${watchedFrom} lines:\n  ${watched.join('\n  ')}`)
  expect(longFiles(repository, longestAllowed)).toEqual([])
})
it('refuses a file of 301 lines', () => {
  expect(longFiles({ 'test/x.test.ts': 'x\n'.repeat(301), 'sdk/y.ts': 'x\n'.repeat(300) }, longestAllowed)).toEqual(['test/x.test.ts: 301 lines'])
})

it('has the folders of the checked-in list, no more and no fewer', async () => {
  await expect(`${folderTree(Object.keys(repository)).join('\n')}\n`).toMatchFileSnapshot('tree.txt')
})
it('refuses a folder that is not in the list', () => {
  expect(folderTree(['sdk/lib/a.ts', 'sdk/lib/b.ts', 'sdk/new/x/c.ts', 'README.md'])).toEqual(['sdk', 'sdk/lib', 'sdk/new', 'sdk/new/x'])
})
