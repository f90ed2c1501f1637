// What every store of the browser promises, whatever is under it. Used by the memory store in Node and by IndexedDB in
// a real page.
import { expect, it } from 'vitest'
import type { KeyValueStore } from '../../sdk/storage/keyValueStore.ts'

export function keepsTheStorePromises(open: () => KeyValueStore): void {
  it('gives back what was set, in the order asked, and undefined for what is not there', async () => {
    const store = open()
    await store.setMany([['a', { n: 1 }], ['b', 'text'], ['c', [1, 2]]])
    expect(await store.getMany(['c', 'nowhere', 'a', 'b'])).toEqual([[1, 2], undefined, { n: 1 }, 'text'])
    expect(await store.getMany([])).toEqual([])
  })
  it('replaces and deletes, also what is not there', async () => {
    const store = open()
    await store.setMany([['a', 1]])
    await store.setMany([['a', 2]])
    await store.delMany(['b', 'a', 'a'])
    expect(await store.getMany(['a'])).toEqual([undefined])
    await store.setMany([])
    await store.delMany([])
  })
  it('lists the keys of a prefix, sorted, and no others', async () => {
    const store = open()
    await store.setMany([['o/2', 1], ['o/10', 1], ['p/1', 1], ['o', 1], ['oz', 1], ['o/あ', 1]])
    expect(await store.keys('o/')).toEqual(['o/10', 'o/2', 'o/あ'])
    expect(await store.keys('nothing/')).toEqual([])
  })
  it('keeps a copy: later changes of the given object are not seen', async () => {
    const store = open()
    const value = { deep: { n: 1 } }
    await store.setMany([['a', value]])
    value.deep.n = 2
    const [first] = await store.getMany(['a'])
    expect(first).toEqual({ deep: { n: 1 } })
  })
  it('writes all or none: a value that cannot be copied leaves everything as it was', async () => {
    const store = open()
    await expect(store.setMany([['a', 1], ['b', () => {}]])).rejects.toBeDefined()
    expect(await store.getMany(['a', 'b'])).toEqual([undefined, undefined])
  })
  it('takes hostile keys for what they are', async () => {
    const store = open()
    await store.setMany([['__proto__', 'p'], ['constructor', 'c'], ['', 'empty']])
    expect(await store.getMany(['__proto__', 'constructor', '', 'toString'])).toEqual(['p', 'c', 'empty', undefined])
  })
}
