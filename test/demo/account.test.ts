import { describe, expect, it } from 'vitest'
import { startTsunagu, startWithOwner } from './startTsunagu.ts'

const code = (answer: { body: unknown }): unknown => Object(Object(answer.body).error).code

describe('sign-up and log-in', () => {
  it('opens a session with a cookie that scripts cannot read', async () => {
    const { visitor } = await startTsunagu()
    const hana = visitor()
    const answer = await hana.post('/signup', { name: 'Hana', email: 'hana@example.com', password: 'correct horse', timeZone: 'Asia/Tokyo' })
    expect(answer.status).toBe(204)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^tsunagu_session=[\w-]{32}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
    expect((await hana.get('/session')).body).toMatchObject({ me: { name: 'Hana', timeZone: 'Asia/Tokyo' }, workspace: null, workspaces: [] })
  })

  it('takes one account per address, whatever its letters’ case', async () => {
    const { visitor } = await startTsunagu()
    await visitor().signUp('Hana', 'hana@example.com')
    const again = await visitor().post('/signup', { name: 'H', email: 'HANA@example.com', password: 'correct horse', timeZone: 'UTC' })
    expect([again.status, code(again)]).toEqual([409, 'email_taken'])
  })

  it('gives people who come after each other colours that differ', async () => {
    const { visitor } = await startTsunagu()
    const colours: string[] = []
    for (const name of ['Hana', 'Aiko', 'Ken', 'Mei']) colours.push((await visitor().signUp(name)).me.colour)
    expect(new Set(colours).size).toBe(4)
  })

  it.each([
    ['name_missing', { name: '  \u0007 ' }],
    ['name_too_long', { name: 'あ'.repeat(61) }],
    ['email_invalid', { email: 'hana@' }],
    ['password_short', { password: '1234567' }],
    ['password_long', { password: 'x'.repeat(201) }],
    ['zone_unknown', { timeZone: 'Mars/Base' }],
    ['bad_input', { name: { first: 'Hana' } }],
  ])('says %s', async (expected, change) => {
    const { visitor } = await startTsunagu()
    const answer = await visitor().post('/signup', { name: 'Hana', email: 'hana@example.com', password: 'correct horse', timeZone: 'UTC', ...change })
    expect([answer.status, code(answer)]).toEqual([400, expected])
  })

  it('gives the same answer to a wrong password and to an unknown address', async () => {
    const { visitor } = await startTsunagu()
    await visitor().signUp('Hana', 'hana@example.com')
    const wrong = await visitor().post('/login', { email: 'hana@example.com', password: 'wrong horse' })
    const unknown = await visitor().post('/login', { email: 'nobody@example.com', password: 'wrong horse' })
    expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body])
    expect(code(wrong)).toBe('wrong_password')
  })

  it('stops guessing after ten tries and starts again in a quarter of an hour', async () => {
    let time = Date.parse('2026-11-22T09:00:00Z')
    const { visitor } = await startTsunagu({ now: () => new Date(time) })
    await visitor().signUp('Hana', 'hana@example.com')
    const guess = (): ReturnType<ReturnType<typeof visitor>['post']> => visitor().post('/login', { email: 'hana@example.com', password: 'guess guess' })
    for (let tries = 0; tries < 10; tries += 1) expect((await guess()).status).toBe(401)
    expect(code(await guess())).toBe('too_many_tries')
    time += 15 * 60_000 + 1
    expect((await guess()).status).toBe(401)
  })

  it('forgets the session at log-out, also on the server', async () => {
    const { visitor, origin } = await startTsunagu()
    const hana = visitor()
    const { headers } = await hana.post('/signup', { name: 'Hana', email: 'hana@example.com', password: 'correct horse', timeZone: 'UTC' })
    const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
    await hana.post('/logout')
    const stolen = await fetch(`${origin}/api/session`, { headers: { cookie } })
    expect(await stolen.json()).toBeNull()
  })
})

describe('profile and workspaces', () => {
  it('saves what teammates see and cleans it of control characters', async () => {
    const { owner } = await startWithOwner()
    await owner.post('/profile', { name: ' Hana\u0000  Ito ', title: 'Sales\nlead', colour: 'rose', timeZone: 'Europe/Paris' })
    expect((await owner.get('/session')).body).toMatchObject({ me: { name: 'Hana Ito', title: 'Sales lead', colour: 'rose', timeZone: 'Europe/Paris' } })
  })

  it('lets one person be in several workspaces and see only the one entered', async () => {
    const { owner, workspaceId } = await startWithOwner()
    await owner.post('/workspaces', { name: 'Second' })
    expect((await owner.get('/workspace')).body).toMatchObject({ workspace: { name: 'Second' } })
    await owner.post(`/workspaces/${workspaceId}/enter`)
    expect((await owner.get('/workspace')).body).toMatchObject({ workspace: { name: 'Minato Works' }, channels: [{ name: 'general' }] })
  })

  it('keeps strangers out of a workspace they know the id of', async () => {
    const { visitor, workspaceId } = await startWithOwner()
    const ken = visitor()
    await ken.signUp('Ken')
    expect((await ken.post(`/workspaces/${workspaceId}/enter`)).status).toBe(404)
    expect(code(await ken.get('/workspace'))).toBe('workspace_missing')
  })

  it('remembers from when on someone looks around alone, once', async () => {
    let time = Date.parse('2026-11-22T09:00:00Z')
    const { owner } = await startWithOwner({ now: () => new Date(time) })
    await owner.post('/look-around')
    time += 1000
    await owner.post('/look-around')
    expect((await owner.get('/session')).body).toMatchObject({ me: { lookAroundAt: '2026-11-22T09:00:00.000Z' } })
  })
})
