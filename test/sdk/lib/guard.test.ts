import { expect, it } from 'vitest'
import { createGuard } from '../../../sdk/lib/guard.ts'

function setup() {
  let now = 0
  const failures: string[] = []
  const trips: string[] = []
  const guard = createGuard({ now: () => now, onFailure: (_, feature) => failures.push(feature), onTrip: (feature) => trips.push(feature) })
  const fail = (feature: string): unknown => guard(feature, () => { throw new Error('planted') }, 'safe')
  return { guard, fail, failures, trips, pass: (ms: number) => (now += ms) }
}

it('answers with the fallback instead of throwing', () => {
  expect(setup().fail('a')).toBe('safe')
})

it('turns a rejection into the fallback', async () => {
  const { guard, failures } = setup()
  expect(await guard('a', () => Promise.reject(new Error('planted')), Promise.resolve('safe'))).toBe('safe')
  expect(failures).toEqual(['a'])
})

it('turns a feature off after three failures within a minute, and only that feature', () => {
  const { fail, guard, trips } = setup()
  fail('a')
  fail('a')
  fail('a')
  expect(trips).toEqual(['a'])
  expect(guard('a', () => 'works', 'off')).toBe('off')
  expect(guard('b', () => 'works', 'off')).toBe('works')
})

it('forgets failures that are older than a minute', () => {
  const { fail, pass, trips } = setup()
  for (let i = 0; i < 6; i++) {
    fail('a')
    pass(31_000)
  }
  expect(trips).toEqual([])
})

it('turns everything off at the tenth failure in all, once', () => {
  const { fail, guard, trips } = setup()
  for (let i = 0; i < 14; i++) fail(`f${i}`)
  expect(trips).toEqual(['*'])
  expect(guard('new', () => 'works', 'off')).toBe('off')
})
