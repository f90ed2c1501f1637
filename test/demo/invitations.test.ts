import { describe, expect, it } from 'vitest'
import { inviteOne, startWithOwner } from './startTsunagu.ts'
import type { Snapshot } from '../../demo/shapes.ts'

const code = (answer: { body: unknown }): unknown => Object(Object(answer.body).error).code

describe('invitations', () => {
  it('bring one person each into the workspace', async () => {
    const { owner, visitor, workspaceId } = await startWithOwner()
    const { code: link } = await inviteOne(owner)
    const aiko = visitor()
    expect((await aiko.get(`/join/${link}`)).body).toEqual({ workspace: 'Minato Works', inviter: 'Hana', email: null, refused: null, member: false })
    await aiko.signUp('Aiko')
    expect((await aiko.post(`/join/${link}`)).status).toBe(204)
    expect((await aiko.get('/session')).body).toMatchObject({ workspace: { id: workspaceId } })
    expect(((await owner.get('/workspace')).body as Snapshot).members.map(({ name, role }) => [name, role])).toEqual([['Hana', 'owner'], ['Aiko', 'member']]) // the route's own shape
    const ken = visitor()
    await ken.signUp('Ken')
    expect(code(await ken.post(`/join/${link}`))).toBe('invite_used')
  })

  it('that name a person are for that person', async () => {
    const { owner, visitor } = await startWithOwner()
    const { code: link } = await inviteOne(owner, 'aiko@example.com')
    const ken = visitor()
    await ken.signUp('Ken')
    expect(code(await ken.post(`/join/${link}`))).toBe('invite_other_person')
    const aiko = visitor()
    await aiko.signUp('Aiko', 'Aiko@Example.com')
    expect((await aiko.post(`/join/${link}`)).status).toBe(204)
  })

  it('can be taken back before their use', async () => {
    const { owner, visitor } = await startWithOwner()
    const { id, code: link } = await inviteOne(owner)
    expect((await owner.post(`/invitations/${id}/revoke`)).status).toBe(204)
    const aiko = visitor()
    await aiko.signUp('Aiko')
    expect((await aiko.get(`/join/${link}`)).body).toMatchObject({ refused: 'invite_revoked' })
    expect(code(await aiko.post(`/join/${link}`))).toBe('invite_revoked')
  })

  it('taken back after their use remove the member, and only the owner may', async () => {
    const { owner, visitor } = await startWithOwner()
    const [first, second] = [await inviteOne(owner), await inviteOne(owner)]
    const [aiko, ken] = [visitor(), visitor()]
    await aiko.signUp('Aiko')
    await ken.signUp('Ken')
    await aiko.post(`/join/${first.code}`)
    await ken.post(`/join/${second.code}`)
    expect(code(await ken.post(`/invitations/${first.id}/revoke`))).toBe('not_owner')
    expect((await owner.post(`/invitations/${first.id}/revoke`)).status).toBe(204)
    expect(code(await aiko.get('/workspace'))).toBe('workspace_missing')
    expect((await ken.get('/workspace')).status).toBe(200)
  })

  it('are not used up by a member who opens them', async () => {
    const { owner } = await startWithOwner()
    const { code: link } = await inviteOne(owner)
    expect(code(await owner.post(`/join/${link}`))).toBe('already_member')
    expect((await owner.get(`/join/${link}`)).body).toMatchObject({ refused: null, member: true })
  })

  it('bring in one person only when two press at the same moment', async () => {
    const { owner, visitor } = await startWithOwner()
    const { code: link } = await inviteOne(owner)
    const people = await Promise.all(['Aiko', 'Ken', 'Mei'].map(async (name) => {
      const person = visitor()
      await person.signUp(name)
      return person
    }))
    const statuses = await Promise.all(people.map(async (person) => (await person.post(`/join/${link}`)).status))
    expect(statuses.sort()).toEqual([204, 410, 410])
  })

  it('with a code nobody gave are unknown', async () => {
    const { visitor } = await startWithOwner()
    expect(code(await visitor().get('/join/guess'))).toBe('invite_unknown')
  })

  it('do not let the owner be removed', async () => {
    const { owner, session } = await startWithOwner()
    expect((await owner.post(`/members/${session.me.id}/remove`)).status).toBe(404)
  })
})
