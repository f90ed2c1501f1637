// Random faults between outbox and collector: nothing is lost, nothing is stored twice, and the books always balance:
// tracked = acknowledged + dropped + waiting.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Answer } from '../../../sdk/lib/request.ts'
import { createIds } from '../../../sdk/lib/uuidv7.ts'
import { createOutbox, type Outbox } from '../../../sdk/queue/outbox.ts'
import { createSender, type Sender } from '../../../sdk/queue/sender.ts'
import { createMemoryStore } from '../../../sdk/storage/memoryStore.ts'
import type { KeyValueStore } from '../../../sdk/storage/keyValueStore.ts'
import { createFakeClock, settle, type FakeClock } from '../../support/fakeClock.ts'
import { memoryArea } from '../../support/memoryArea.ts'

interface World {
  readonly clock: FakeClock
  readonly stored: Map<string, unknown>
  readonly faults: Fault[]
  readonly newId: () => string
  acknowledged: number
  dropped: number
  tracked: number
}
type Fault = 'ok' | 'lost_before' | 'lost_after_commit' | 'e503' | 'e429' | 'e500' | 'portal' | 'truncated' | 'too_large'
const faults: readonly Fault[] = ['ok', 'lost_before', 'lost_after_commit', 'e503', 'e429', 'e500', 'portal', 'truncated', 'too_large']

function transport(world: World) {
  return async (_url: string, body = ''): Promise<Answer> => {
    const { batch } = JSON.parse(body) as { batch: { messageId: string }[] } // the sender wrote it
    const answer = (status: number, text = '', retryAfter: string | null = null): Answer => ({ status, text, retryAfter })
    const commit = (): string => {
      const fresh = batch.filter(({ messageId }) => !world.stored.has(messageId))
      for (const event of fresh) world.stored.set(event.messageId, event)
      return JSON.stringify({ success: true, received: batch.length, stored: fresh.length, duplicates: batch.length - fresh.length, suppressed: 0, rejected: [], requestId: 'r' })
    }
    switch (world.faults.shift() ?? 'ok') {
      case 'lost_before':
        return answer(0)
      case 'lost_after_commit':
        commit()
        return answer(0)
      case 'e503':
        return answer(503)
      case 'e429':
        return answer(429, '', '2')
      case 'e500':
        return answer(500, 'oops')
      case 'portal':
        return answer(200, '<html>log in</html>')
      case 'truncated':
        return answer(200, commit().slice(0, 20))
      case 'too_large':
        return batch.length > 1 ? answer(413) : answer(200, commit())
      default:
        return answer(200, commit())
    }
  }
}

function openTab(world: World, store: KeyValueStore, values: Map<string, string>): { outbox: Outbox; sender: Sender } {
  const outbox = createOutbox({ store, area: memoryArea(values), spillName: 'spill', now: world.clock.now, onDrop: (_, count) => (world.dropped += count) })
  const sender = createSender({
    outbox,
    request: transport(world),
    url: 'https://collector.example/v1/batch',
    writeKey: 'wk',
    lockName: 'send',
    acquire: async () => () => {},
    clock: world.clock,
    random: () => 0.5,
    onReceipt: ({ received }) => (world.acknowledged += received),
    onPause: () => {},
    onStop: () => {},
  })
  return { outbox, sender }
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('track' as const), count: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('time' as const), count: fc.integer({ min: 0, max: 400_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), count: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), count: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flush' as const), count: fc.constant(0) }) },
)

it('loses nothing, stores nothing twice and balances the books under random faults and reloads', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...faults), { maxLength: 40 }), fc.array(step, { minLength: 1, maxLength: 25 }), async (planned, steps) => {
      const clock = createFakeClock()
      const world: World = { clock, stored: new Map(), faults: [...planned], newId: createIds(clock.now), acknowledged: 0, dropped: 0, tracked: 0 }
      const store = createMemoryStore()
      const values = new Map<string, string>()
      let tab = openTab(world, store, values)
      const ids: string[] = []
      for (const { do: act, count } of steps) {
        if (act === 'time') await clock.advance(count)
        if (act === 'leave') tab.sender.leave()
        if (act === 'flush') void tab.sender.flush()
        if (act === 'reload') {
          tab.outbox.spill()
          tab.sender.destroy()
          await settle()
          tab = openTab(world, store, values)
          tab.sender.wake()
        }
        for (let i = 0; act === 'track' && i < count; i++) {
          const messageId = world.newId()
          ids.push(messageId)
          world.tracked++
          tab.outbox.add({ type: 'track', event: 'e', messageId, properties: { i } }, 1)
          tab.sender.wake()
        }
        await settle()
      }
      // The weather clears; a sign of life comes.
      world.faults.length = 0
      for (let i = 0; i < 40; i++) {
        tab.sender.nudge()
        await clock.advance(600_000)
      }
      const waiting = await tab.outbox.waiting()
      expect(waiting).toEqual([])
      expect(world.dropped).toBe(0)
      expect([...world.stored.keys()].sort()).toEqual([...ids].sort())
      expect(clock.armed()).toBe(0)
    }),
    { numRuns: 300 },
  )
})

it('drops the oldest of the lowest priority when full, and counts every one', async () => {
  const clock = createFakeClock()
  const world: World = { clock, stored: new Map(), faults: [], newId: createIds(clock.now), acknowledged: 0, dropped: 0, tracked: 0 }
  const { outbox } = openTab(world, createMemoryStore(), new Map())
  const add = (priority: number, count: number): void => {
    for (let i = 0; i < count; i++) outbox.add({ type: 'track', event: `p${priority}`, messageId: world.newId() }, priority)
  }
  add(0, 300)
  add(2, 300)
  add(1, 600)
  const waiting = await outbox.waiting()
  expect(waiting).toHaveLength(1_000)
  expect(world.dropped).toBe(200)
  expect([0, 1, 2].map((priority) => waiting.filter((key) => key.priority === priority).length)).toEqual([100, 600, 300])
})

it('leaves no timer behind after a flush', async () => {
  const clock = createFakeClock()
  const world: World = { clock, stored: new Map(), faults: [], newId: createIds(clock.now), acknowledged: 0, dropped: 0, tracked: 0 }
  const { outbox, sender } = openTab(world, createMemoryStore(), new Map())
  outbox.add({ type: 'track', event: 'e', messageId: world.newId() }, 1)
  expect(await sender.flush()).toMatchObject({ stored: 1, waiting: 0 })
  expect(clock.armed()).toBe(0)
})

it('is not held back by an hour that is over, when the clock of the device is set back', async () => {
  const clock = createFakeClock()
  const world: World = { clock, stored: new Map(), faults: ['e429'], newId: createIds(clock.now), acknowledged: 0, dropped: 0, tracked: 0 }
  const { outbox, sender } = openTab(world, createMemoryStore(), new Map())
  const add = (): unknown => outbox.add({ type: 'track', event: 'e', messageId: world.newId() }, 1)
  add()
  sender.wake(0)
  await clock.advance(10_000)
  expect(world.acknowledged).toBe(1)
  clock.set(clock.now() - 3_600_000)
  add()
  sender.leave()
  await settle()
  expect(world.acknowledged).toBe(2)
})
