import { expect, it } from 'vitest'
import { createSession } from '../../../sdk/identity/session.ts'
import { memoryArea } from '../../support/memoryArea.ts'

const minute = 60_000
function setup() {
  let now = Date.UTC(2026, 0, 5)
  const values = new Map<string, string>()
  const tab = () => createSession(memoryArea(values), 's', () => now)
  return { tab, values, pass: (ms: number) => (now += ms) }
}

it('lasts while somebody is here and ends after 30 idle minutes', () => {
  const { tab, pass } = setup()
  const touch = tab()
  const first = touch()
  expect(first.count).toBe(1)
  for (let i = 0; i < 5; i++) {
    pass(29 * minute)
    expect(touch()).toEqual(first)
  }
  pass(31 * minute)
  expect(touch().count).toBe(2)
})

it('is shared by the tabs of a browser', () => {
  const { tab, pass } = setup()
  const [first, second] = [tab(), tab()]
  const begun = first()
  pass(20 * minute)
  second()
  pass(20 * minute)
  expect(first()).toEqual(begun)
})

it('survives garbage in the store', () => {
  const { tab, values } = setup()
  values.set('s', '{"count":"many","startedAt":null,"lastAt":{}}')
  expect(tab()()).toMatchObject({ count: 1 })
})

it('begins anew when the clock of the device is set back, instead of lasting until it has caught up', () => {
  const { tab, pass } = setup()
  const touch = tab()
  pass(365 * 24 * 60 * minute)
  const wrong = touch()
  pass(-365 * 24 * 60 * minute)
  const right = touch()
  expect(right).toEqual({ count: wrong.count + 1, startedAt: wrong.startedAt - 365 * 24 * 60 * minute })
  pass(31 * minute)
  expect(touch().count).toBe(right.count + 1)
})
