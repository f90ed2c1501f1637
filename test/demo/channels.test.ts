import { describe, expect, it } from 'vitest'
import { inviteOne, startWithOwner } from './startTsunagu.ts'
import type { Channel, Message, Snapshot } from '../../demo/shapes.ts'

const code = (answer: { body: unknown }): unknown => Object(Object(answer.body).error).code

describe('channels', () => {
  it('writes names as people mean them', async () => {
    const { owner } = await startWithOwner()
    const names = await Promise.all(['#Spring Launch', '春の新商品', 'ＡＢＣ'].map(async (name) => Object((await owner.post('/channels', { name, topic: '' })).body).name))
    expect(names).toEqual(['spring-launch', '春の新商品', 'abc'])
  })

  it.each([['a channel that exists', 'general', 409, 'channel_taken'], ['an empty name', ' ', 400, 'channel_name_invalid'], ['markup', '<b>', 400, 'channel_name_invalid'], ['a path', '../x', 400, 'channel_name_invalid']])(
    'refuses %s', async (_what, name, status, reason) => {
      const { owner } = await startWithOwner()
      const answer = await owner.post('/channels', { name, topic: '' })
      expect([answer.status, code(answer)]).toEqual([status, reason])
    },
  )

  it('counts what others said since one last looked', async () => {
    const { owner, visitor } = await startWithOwner()
    const { code: link } = await inviteOne(owner)
    const aiko = visitor()
    await aiko.signUp('Aiko')
    await aiko.post(`/join/${link}`)
    const general = await firstChannel(owner)
    await aiko.post(`/channels/${general.id}/messages`, { text: 'one' })
    const { body } = await aiko.post(`/channels/${general.id}/messages`, { text: 'two' })
    expect((await firstChannel(owner)).unread).toBe(2)
    expect((await firstChannel(aiko)).unread).toBe(0)
    await owner.post(`/channels/${general.id}/seen`, { lastId: Object(body).id })
    expect((await firstChannel(owner)).unread).toBe(0)
  })

  it('keeps words exactly as they were written, markup and all', async () => {
    const { owner } = await startWithOwner()
    const { id } = await firstChannel(owner)
    const text = '<img src=x onerror=alert(1)>\n  標 & あ'
    await owner.post(`/channels/${id}/messages`, { text })
    const { messages } = (await owner.get(`/channels/${id}/messages`)).body as { messages: Message[] } // the route's own shape
    expect(messages.map((message) => [message.kind, message.text])).toEqual([['created', 'Minato Works'], ['said', text]])
  })

  it.each([['message_empty', ' \n '], ['message_too_long', 'x'.repeat(4001)]])('refuses a message: %s', async (reason, text) => {
    const { owner } = await startWithOwner()
    expect(code(await owner.post(`/channels/${(await firstChannel(owner)).id}/messages`, { text }))).toBe(reason)
  })

  it('pages back through a long talk without gap or repeat', async () => {
    const { owner } = await startWithOwner()
    const { id } = await firstChannel(owner)
    for (let index = 0; index < 70; index += 1) await owner.post(`/channels/${id}/messages`, { text: `m${index}` })
    const newest = (await owner.get(`/channels/${id}/messages`)).body as { messages: Message[]; more: boolean } // the route's own shape
    const older = (await owner.get(`/channels/${id}/messages?before=${newest.messages[0]?.id ?? 0}`)).body as typeof newest // the route's own shape
    expect([newest.more, older.more]).toEqual([true, false])
    expect([...older.messages, ...newest.messages].slice(1).map(({ text }) => text)).toEqual(Array.from({ length: 70 }, (_, index) => `m${index}`))
  })

  it('does not open channels of another workspace', async () => {
    const { owner, visitor } = await startWithOwner()
    const general = await firstChannel(owner)
    const ken = visitor()
    await ken.signUp('Ken')
    await ken.post('/workspaces', { name: 'Elsewhere' })
    expect((await ken.get(`/channels/${general.id}/messages`)).status).toBe(404)
    expect((await ken.post(`/channels/${general.id}/messages`, { text: 'hello' })).status).toBe(404)
  })
})

async function firstChannel(visitor: { get(path: string): Promise<{ body: unknown }> }): Promise<Channel> {
  const snapshot = (await visitor.get('/workspace')).body as Snapshot // the route's own shape
  const [channel] = snapshot.channels
  if (!channel) throw new Error('every workspace has a first channel')
  return channel
}
