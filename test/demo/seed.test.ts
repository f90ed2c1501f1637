import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { seedOnce } from '../../demo/people/seedOnce.ts'
import { seedPeople } from '../../demo/people/seedPeople.ts'

const now = Date.parse('2026-11-22T03:00:00Z')

/** A collector at the far end of fetch: dedupes by messageId, fails as told. */
function createFarEnd(statuses: number[] = []): { fetch: typeof fetch; ids: Set<string>; requests: { sentAt: string }[] } {
  const ids = new Set<string>()
  const requests: { sentAt: string }[] = []
  return {
    ids,
    requests,
    fetch: (_url, init) => {
      const status = statuses.shift() ?? 200
      if (status !== 200) return Promise.resolve(new Response('no', { status, headers: { 'retry-after': '1' } }))
      const { batch, sentAt } = JSON.parse(String(init?.body)) as { batch: { messageId: string }[]; sentAt: string } // made by the sender under test
      const fresh = new Set(batch.map(({ messageId }) => messageId).filter((id) => !ids.has(id)))
      fresh.forEach((id) => ids.add(id))
      requests.push({ sentAt })
      return Promise.resolve(Response.json({ success: true, received: batch.length, stored: fresh.size, duplicates: batch.length - fresh.size, suppressed: 0, rejected: [], requestId: 'r' }))
    },
  }
}
const base = { endpoint: 'http://collector', serverKey: 'secret', now, accounts: 30, pause: () => Promise.resolve() }

it('sends everything, shows its progress, and changes nothing when it is run again', async () => {
  const far = createFarEnd()
  const progress: [number, number][] = []
  const first = await seedPeople({ ...base, fetch: far.fetch, onProgress: (done, total) => progress.push([done, total]) })
  const second = await seedPeople({ ...base, fetch: far.fetch })
  expect(first).toMatchObject({ accounts: 30, stored: far.ids.size, rejected: [] })
  expect(first.sent).toBe(first.stored + first.duplicates)
  expect(progress.at(-1)).toEqual([first.sent, first.sent])
  expect(second).toMatchObject({ stored: 0, duplicates: first.sent })
})

it('stamps the sending with the same wrong clock as the events', async () => {
  const far = createFarEnd()
  await seedPeople({ ...base, fetch: far.fetch })
  const wrong = far.requests.filter(({ sentAt }) => Math.abs(Date.parse(sentAt) - Date.now()) > 60_000)
  expect(wrong.length).toBeGreaterThan(0)
})

it('waits out an overloaded collector', async () => {
  const pauses: number[] = []
  const far = createFarEnd([429, 503])
  const seeded = await seedPeople({ ...base, fetch: far.fetch, pause: (ms) => Promise.resolve(void pauses.push(ms)) })
  expect(seeded.stored).toBe(far.ids.size)
  expect(pauses).toEqual([1000, 1000])
})

it('gives up at once when the key is refused', async () => {
  await expect(seedPeople({ ...base, fetch: createFarEnd(Array.from({ length: 20 }, () => 401)).fetch })).rejects.toThrow('the collector answered 401')
})

it('comes once into a data folder, and goes on with the same ids after an interruption', async () => {
  const data = await mkdtemp(join(tmpdir(), 'tsunagu-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const far = createFarEnd()
  const broken = createFarEnd([200, 200, ...Array.from({ length: 20 }, () => 401)])
  const { now: _now, ...later } = base
  await expect(seedOnce({ ...base, data, fetch: broken.fetch })).rejects.toThrow('401')
  broken.ids.forEach((id) => far.ids.add(id))
  const seeded = await seedOnce({ ...later, now: now + 60_000, data, fetch: far.fetch })
  expect(seeded?.duplicates).toBeGreaterThanOrEqual(broken.ids.size)
  expect(await seedOnce({ ...base, data, fetch: far.fetch })).toBeUndefined()
  expect(JSON.parse(await readFile(join(data, 'sample-people.json'), 'utf8'))).toEqual({ seed: 20, now, done: true })
})

it('begins again where the memory was cut off', async () => {
  const data = await mkdtemp(join(tmpdir(), 'tsunagu-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  await writeFile(join(data, 'sample-people.json'), '{"seed":')
  expect((await seedOnce({ ...base, data, fetch: createFarEnd().fetch }))?.accounts).toBe(30)
})
