// Facts only the server knows reach the collector, sooner or later, once in effect.
import { createServer, type Server } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { inviteOne, startTsunagu, startWithOwner } from './startTsunagu.ts'

interface Told { event: string; messageId: string; userId: string; timestamp: string; properties: Record<string, string>; context: { groupId: string } }
interface Collector { endpoint: string; told: Told[]; tries: number; keys: (string | undefined)[]; answer: number }

/** Speaks the collector's side of `/v1/batch`; `answer` is the status it gives. */
async function startCollector(answer = 200): Promise<Collector> {
  const collector: Collector = { endpoint: '', told: [], tries: 0, keys: [], answer }
  const server: Server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
      collector.tries += 1
      collector.keys.push(request.headers.authorization)
      if (collector.answer === 200) collector.told.push(...JSON.parse(body).batch)
      response.writeHead(collector.answer, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  }))
  const address = server.address()
  collector.endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return collector
}

async function temporaryFolder(): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'tsunagu-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  return data
}

it('tells that a teammate joined and that an invitation was taken back, under one key for one invitation', async () => {
  const collector = await startCollector()
  const { owner, visitor, session, workspaceId } = await startWithOwner({ endpoint: collector.endpoint, serverKey: 'secret' })
  const [used, unused] = [await inviteOne(owner), await inviteOne(owner)]
  const aiko = visitor()
  const { me } = await aiko.signUp('Aiko')
  await aiko.post(`/join/${used.code}`)
  await owner.post(`/invitations/${unused.id}/revoke`)
  await owner.post(`/members/${me.id}/remove`)
  await vi.waitFor(() => expect(collector.told).toHaveLength(4))
  expect(collector.told.map(({ event, userId, properties }) => [event, userId, properties['inviteeId']])).toEqual([
    ['Teammate Joined', me.id, used.id],
    ['Invite Revoked', session.me.id, unused.id],
    ['Invite Revoked', session.me.id, used.id],
    ['Teammate Removed', session.me.id, used.id],
  ])
  expect(collector.told.every(({ context, messageId, timestamp }) => context.groupId === workspaceId && messageId !== '' && Date.parse(timestamp) <= Date.now())).toBe(true)
  expect(new Set(collector.keys)).toEqual(new Set([`Basic ${Buffer.from('secret:').toString('base64')}`]))
})

it('says nothing of an attempt that was refused', async () => {
  const collector = await startCollector()
  const { owner, visitor } = await startWithOwner({ endpoint: collector.endpoint, serverKey: 'secret' })
  const { code } = await inviteOne(owner, 'aiko@example.com')
  const ken = visitor()
  await ken.signUp('Ken')
  await ken.post(`/join/${code}`)
  const open = await inviteOne(owner)
  await ken.post(`/join/${open.code}`)
  await vi.waitFor(() => expect(collector.told).toHaveLength(1))
  expect(collector.told[0]?.properties['inviteeId']).toBe(open.id)
})

it.each([['an overloaded collector', 503], ['a wrong key', 401]])('keeps facts through %s and delivers them with the same id', async (_what, status) => {
  const collector = await startCollector(status)
  const problems: string[] = []
  const { owner, visitor } = await startWithOwner({ endpoint: collector.endpoint, serverKey: 'secret', onProblem: (message) => problems.push(message) })
  const aiko = visitor()
  await aiko.signUp('Aiko')
  await aiko.post(`/join/${(await inviteOne(owner)).code}`)
  await vi.waitFor(() => expect(collector.tries).toBeGreaterThan(0))
  expect(problems).toEqual([`the collector answered ${status}; facts wait`])
  collector.answer = 200
  await vi.waitFor(() => expect(collector.told).toHaveLength(1), { timeout: 4000 })
})

it('keeps facts through a collector that is not there, a stop and a new start', async () => {
  const data = await temporaryFolder()
  const first = await startWithOwner({ data, endpoint: 'http://127.0.0.1:1', serverKey: 'secret', onProblem: () => undefined })
  const aiko = first.visitor()
  await aiko.signUp('Aiko')
  await aiko.post(`/join/${(await inviteOne(first.owner)).code}`)
  await first.close()
  const collector = await startCollector()
  await startTsunagu({ data, endpoint: collector.endpoint, serverKey: 'secret' })
  await vi.waitFor(() => expect(collector.told.map(({ event }) => event)).toEqual(['Teammate Joined']))
})

it('sends a fact that arrives while a request is under way', async () => {
  const collector = await startCollector()
  const waiting: (() => void)[] = []
  const { owner } = await startWithOwner({
    endpoint: collector.endpoint,
    serverKey: 'secret',
    fetch: async (...request) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return fetch(...request)
    },
  })
  const [first, second] = [await inviteOne(owner), await inviteOne(owner)]
  await owner.post(`/invitations/${first.id}/revoke`)
  await vi.waitFor(() => expect(waiting).toHaveLength(1))
  await owner.post(`/invitations/${second.id}/revoke`)
  waiting[0]?.()
  await vi.waitFor(() => expect(waiting).toHaveLength(2))
  waiting[1]?.()
  await vi.waitFor(() => expect(collector.told.map(({ properties }) => properties['inviteeId'])).toEqual([first.id, second.id]))
})

it('leaves the facts out where no collector is set up', async () => {
  const { owner } = await startWithOwner()
  const { id } = await inviteOne(owner)
  expect((await owner.post(`/invitations/${id}/revoke`)).status).toBe(204)
})
