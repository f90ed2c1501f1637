// The public API as text. A change here is a change for customers: look at it, accept it with `vitest -u`, and give it
// a line in the changelog.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { apiTexts } from './apiText.ts'
import { root } from './files.ts'

const doors = ['sdk/index.ts', 'sdk/protocol/index.ts', 'server/index.ts']
const built = { shirube: 'sdk/dist/index.js', 'shirube-protocol': 'sdk/dist/protocol.js', 'shirube-server': 'server/dist/index.js' }

it('keeps the types of every door', async () => {
  const [sdk, protocol, server] = apiTexts(doors)
  await expect(sdk).toMatchFileSnapshot('api/shirube.txt')
  await expect(protocol).toMatchFileSnapshot('api/shirube-protocol.txt')
  await expect(server).toMatchFileSnapshot('api/shirube-server.txt')
}, 60_000)

it.each(Object.entries(built))('keeps the names that %s exports when built', async (name, path) => {
  const names = Object.keys(await import(join(root, path))).sort()
  await expect(`${names.join('\n')}\n`).toMatchFileSnapshot(`api/${name}.names.txt`)
})

it('touches nothing when the SDK is imported in Node', async () => {
  const before = Object.getOwnPropertyNames(globalThis).sort()
  await import(join(root, built.shirube))
  expect(Object.getOwnPropertyNames(globalThis).sort()).toEqual(before)
})
