import { expect, it } from 'vitest'
import { inviteOne, startWithOwner } from './startTsunagu.ts'
import type { Snapshot } from '../../demo/shapes.ts'

it('carries a message to every open browser of the workspace and to no other', async () => {
  const { owner, visitor } = await startWithOwner()
  const stranger = visitor()
  await stranger.signUp('Ken')
  await stranger.post('/workspaces', { name: 'Elsewhere' })
  const { code } = await inviteOne(owner)
  const aiko = visitor()
  await aiko.signUp('Aiko')
  await aiko.post(`/join/${code}`)
  const [streams, elsewhere] = [[await owner.live(), await aiko.live()], await stranger.live()]
  const { channels } = (await owner.get('/workspace')).body as Snapshot // the route's own shape
  await aiko.post(`/channels/${channels[0]?.id ?? ''}/messages`, { text: 'hello' })
  for (const stream of streams) expect(await stream.next()).toMatchObject({ type: 'message', message: { text: 'hello', author: { name: 'Aiko' } } })
  await stranger.post('/channels', { name: 'own', topic: '' })
  expect(await elsewhere.next()).toEqual({ type: 'changed' })
})

it('tells that a teammate joined', async () => {
  const { owner, visitor } = await startWithOwner()
  const { code } = await inviteOne(owner)
  const stream = await owner.live()
  const aiko = visitor()
  await aiko.signUp('Aiko')
  await aiko.post(`/join/${code}`)
  expect(await stream.next()).toMatchObject({ type: 'message', message: { kind: 'joined', author: { name: 'Aiko' } } })
  expect(await stream.next()).toEqual({ type: 'changed' })
})

it('ends for a member who is removed, and for every tab of a session that logs out', async () => {
  const { owner, visitor } = await startWithOwner()
  const { id, code } = await inviteOne(owner)
  const aiko = visitor()
  await aiko.signUp('Aiko')
  await aiko.post(`/join/${code}`)
  const [ofAiko, ofOwner] = [await aiko.live(), await owner.live()]
  await owner.post(`/invitations/${id}/revoke`)
  expect(await ofAiko.next()).toEqual({ type: 'removed' })
  expect(await ofAiko.next()).toBeUndefined()
  expect(await ofOwner.next()).toEqual({ type: 'changed' })
  await owner.post('/logout')
  expect(await ofOwner.next()).toEqual({ type: 'removed' })
})

it('is refused without a workspace in a way that a browser does not repeat', async () => {
  const { visitor, origin } = await startWithOwner()
  expect((await fetch(`${origin}/api/live`)).status).toBe(204)
  const ken = visitor()
  await ken.signUp('Ken')
  expect((await ken.get('/live')).status).toBe(204)
})
