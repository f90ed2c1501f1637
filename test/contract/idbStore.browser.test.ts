import { describe, expect, it } from 'vitest'
import { createIdbStore } from '../../sdk/storage/idbStore.ts'
import { keepsTheStorePromises } from './keyValueStore.ts'

const fresh = (): string => `test-${crypto.randomUUID()}`

describe('the IndexedDB store', () => {
  keepsTheStorePromises(() => createIdbStore(fresh()))

  it('keeps values for the next one who opens it', async () => {
    const name = fresh()
    await createIdbStore(name).setMany([['a', 1]])
    expect(await createIdbStore(name).getMany(['a'])).toEqual([1])
  })
})
