import { expect, it } from 'vitest'
import { createIds, idTime } from '../../../sdk/lib/uuidv7.ts'

it('makes version 7 ids that carry their time', () => {
  const at = Date.UTC(2026, 10, 22, 9, 30)
  const id = createIds(() => at)()
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(idTime(id)).toBe(at)
})

it('sorts in the order of making, also when the clock stands still or runs back', () => {
  let now = 1_800_000_000_000
  const newId = createIds(() => now)
  const ids = Array.from({ length: 20_000 }, (_, i) => {
    if (i % 1_000 === 0) now += [5, 0, -3_600_000][(i / 1_000) % 3] ?? 0
    return newId()
  })
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

it('gives NaN for ids of others', () => {
  expect(idTime('ajs-next-1')).toBeNaN()
})
