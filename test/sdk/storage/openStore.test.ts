import { expect, it } from 'vitest'
import { createMemoryStore } from '../../../sdk/storage/memoryStore.ts'
import type { KeyValueStore } from '../../../sdk/storage/keyValueStore.ts'
import { openStore } from '../../../sdk/storage/openStore.ts'
import { createFakeClock } from '../../support/fakeClock.ts'

const broken = (fail: () => Promise<never>): KeyValueStore => ({ getMany: fail, setMany: fail, delMany: fail, keys: fail })

it('uses the durable store and leaves no timer behind', async () => {
  const clock = createFakeClock()
  const under = createMemoryStore()
  const store = openStore('n', { clock, onDegraded: () => expect.unreachable(), open: () => under })
  await store.setMany([['a', 1]])
  expect(await under.getMany(['a'])).toEqual([1])
  expect(clock.armed()).toBe(0)
})

it('goes on in memory after the first failure, says so once, and keeps what was being written', async () => {
  const causes: unknown[] = []
  const store = openStore('n', { clock: createFakeClock(), onDegraded: (cause) => causes.push(cause), open: () => broken(() => Promise.reject(new Error('quota'))) })
  await store.setMany([['a', 1]])
  await store.setMany([['b', 2]])
  expect(await store.getMany(['a', 'b'])).toEqual([1, 2])
  expect(causes).toHaveLength(1)
})

it('does not wait for ever for a database that never answers', async () => {
  const clock = createFakeClock()
  const store = openStore('n', { clock, onDegraded: () => {}, open: () => broken(() => new Promise(() => {})) })
  const asked = store.keys('')
  await clock.advance(3_000)
  expect(await asked).toEqual([])
})

it('takes a store that throws instead of rejecting for a refused one', async () => {
  const throws = (): never => {
    throw new Error('SecurityError')
  }
  const store = openStore('n', { clock: createFakeClock(), onDegraded: () => {}, open: () => ({ getMany: throws, setMany: throws, delMany: throws, keys: throws }) })
  await store.setMany([['a', 1]])
  expect(await store.getMany(['a'])).toEqual([1])
})
