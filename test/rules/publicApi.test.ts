// The public API as text. A change here is a change for customers: look at it, then accept it with `vitest -u`, and
// give it a line in the changelog.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './files.ts'

const doors = [
  { name: 'shirube', built: 'sdk/dist/index.js', types: 'sdk/dist/index.d.ts' },
  { name: 'shirube-protocol', built: 'sdk/dist/protocol.js', types: 'sdk/dist/protocol.d.ts' },
  { name: 'shirube-server', built: 'server/dist/index.js', types: 'server/dist/index.d.ts' },
] as const

it.each(doors)('keeps the names that $name exports', async ({ name, built }) => {
  const names = Object.keys(await import(join(root, built))).sort()
  await expect(`${names.join('\n')}\n`).toMatchFileSnapshot(`api/${name}.names.txt`)
})

it.each(doors)('keeps the types of $name', async ({ name, types }) => {
  await expect(ownTypes(readFileSync(join(root, types), 'utf8'))).toMatchFileSnapshot(`api/${name}.d.txt`)
})
it('leaves the types that were taken over from zod out of the picture', () => {
  const text = '//#region node_modules/zod/v4/core.d.ts\ninterface Z {}\n//#endregion\n//#region sdk/a.ts\ninterface A {}\n//#endregion\n'
  expect(ownTypes(text)).toBe('interface A {}\n')
})

it('touches nothing when it is imported in Node', async () => {
  const before = Object.getOwnPropertyNames(globalThis).sort()
  await import(join(root, 'sdk/dist/index.js'))
  expect(Object.getOwnPropertyNames(globalThis).sort()).toEqual(before)
})

function ownTypes(text: string): string {
  return text
}
