// Node has no navigator.locks: this is the lease that serves insecure origins.
import { expect, it } from 'vitest'
import { createLocks } from '../../../sdk/lib/acquireLock.ts'
import { createIds } from '../../../sdk/lib/uuidv7.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { memoryArea } from '../../support/memoryArea.ts'

function setup() {
  const clock = createFakeClock()
  const values = new Map<string, string>()
  const newId = createIds(clock.now)
  const tab = () => createLocks({ clock, area: memoryArea(values), newId })
  return { clock, values, first: tab(), second: tab() }
}

it('is held by one tab; the other is refused at once or waits its turn', async () => {
  const { clock, first, second } = setup()
  const release = await first('stage', false)
  expect(release).not.toBeNull()
  expect(await second('stage', false)).toBeNull()
  let got = false
  const waiting = second('stage', true).then((mine) => {
    got = true
    return mine
  })
  await clock.advance(20_000)
  expect(got).toBe(false)
  release?.()
  await clock.advance(5_000)
  expect(await waiting).not.toBeNull()
})

it('runs out five seconds after its tab died', async () => {
  const { clock, values, second } = setup()
  values.set('stage', JSON.stringify({ owner: 'a dead tab', until: clock.now() + 5_000 }))
  expect(await second('stage', false)).toBeNull()
  clock.set(clock.now() + 5_001)
  expect(await second('stage', false)).not.toBeNull()
})

it('is not blocked for ever by a lease from a clock that ran ahead', async () => {
  const { clock, values, second } = setup()
  values.set('stage', JSON.stringify({ owner: 'x', until: clock.now() + 86_400_000 }))
  const waiting = second('stage', true)
  values.delete('stage')
  await clock.advance(5_000)
  expect(await waiting).not.toBeNull()
})

it('leaves no timer when it is let go', async () => {
  const { clock, first } = setup()
  const release = await first('a', false)
  expect(clock.armed()).toBe(1)
  release?.()
  expect(clock.armed()).toBe(0)
})
