import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startConsole, type TestConsole } from '../../support/startConsole.ts'

let running: TestConsole
beforeEach(async () => {
  running = await startConsole()
})
afterEach(() => running.close())

const tour = (title: string) => ({ id: 'welcome', kind: 'tour', trigger: { on: 'load' }, steps: [{ id: 'hello', type: 'modal', title, body: 'Text.' }] })
const milestone = { id: 'first', name: 'First', unit: 'account', event: 'Made', count: 'events', atLeast: 1 }
const project = (title = 'Hello') => ({ guides: [tour(title)], milestones: [milestone], goals: [{ id: 'activation', name: 'Activated', unit: 'account', requires: ['first'], within: '14d' }] })
const push = async (value: unknown) => (await running.ask('PUT', '/api/definitions', { project: value })).json()
const publish = async (body: Record<string, unknown> = {}) => running.ask('POST', '/api/publish', body)
const read = async (environment = 'production') => (await running.ask('GET', `/api/definitions?environment=${environment}`)).json()

describe('pushing definitions', () => {
  it('makes a version only of what changed', async () => {
    expect((await push(project())).created).toHaveLength(4)
    expect(await push(project())).toMatchObject({ created: [], unchanged: 4, removed: [] })
    expect(await push(project('Good morning'))).toMatchObject({ created: [{ kind: 'guide', id: 'welcome', version: 2 }], unchanged: 3 })
    const { versions } = await (await running.ask('GET', '/api/definitions/guide/welcome/versions')).json()
    expect(versions.map((one: { version: number }) => one.version)).toEqual([2, 1])
  })

  it('does not make a version of the same content in another order of keys', async () => {
    await push(project())
    const { id, kind, trigger, steps } = tour('Hello')
    expect((await push({ ...project(), guides: [{ steps, trigger, kind, id }] })).created).toEqual([])
  })

  it('names what is no longer in the set, and keeps its versions', async () => {
    await push(project())
    expect((await push({ milestones: [milestone] })).removed).toEqual([{ kind: 'goal', id: 'activation', version: 1 }, { kind: 'guide', id: 'welcome', version: 1 }])
    expect((await running.ask('GET', '/api/definitions/guide/welcome/versions')).status).toBe(200)
  })

  it('refuses the whole set for one mistake, with path and fix, and stores nothing', async () => {
    const response = await running.ask('PUT', '/api/definitions', { project: { ...project(), guides: [{ ...tour('x'), milestone: 'frist' }] } })
    const { error } = await response.json()
    expect(response.status).toBe(400)
    expect(error.code).toBe('bad_definitions')
    expect(error.details[0]).toMatchObject({ severity: 'error', path: 'guides[0].milestone' })
    expect((await read()).draft).toEqual([])
  })

  it('refuses nonsense without failing inside', async () => {
    for (const value of [undefined, null, 7, 'text', [], { guides: 7 }, { guides: [null] }, JSON.parse('{"__proto__":{"guides":[]}}')]) {
      expect((await running.ask('PUT', '/api/definitions', { project: value })).status, JSON.stringify(value)).toBeLessThan(500)
    }
    expect(running.faults).toEqual([])
  })
})

describe('publishing', () => {
  it('shows nothing before it, and only in the environment that was named', async () => {
    await push(project())
    expect((await read()).published).toEqual([])
    expect((await publish({ environment: 'staging' })).status).toBe(200)
    expect((await read('staging')).published).toHaveLength(4)
    expect((await read()).published).toEqual([])
  })

  it('keeps since when a version is out when others change around it', async () => {
    await push(project())
    await publish()
    running.clock.now += 1000
    await push(project('New'))
    await publish()
    const since = Object.fromEntries((await read()).published.map((one: { id: string; since: number }) => [one.id, one.since]))
    expect(since['welcome'] - since['first']).toBe(1000)
  })

  it('goes back to an earlier publication', async () => {
    await push(project('One'))
    const first = await (await publish()).json()
    await push(project('Two'))
    await publish()
    expect((await publish({ publication: first.publication })).status).toBe(200)
    expect((await read()).publishedProject.guides[0].steps[0].title).toBe('One')
    expect((await running.ask('GET', '/api/publications')).status).toBe(200)
  })

  it('refuses an empty draft, an unknown environment and an unknown publication', async () => {
    expect((await publish()).status).toBe(409)
    expect((await publish({ environment: 'nowhere' })).status).toBe(404)
    await push(project())
    expect((await publish({ publication: 99 })).status).toBe(404)
    expect((await publish({ publication: 'first' })).status).toBe(400)
  })

  it('is written to the audit log with who did it', async () => {
    await push(project())
    await publish()
    const { entries } = await (await running.ask('GET', '/api/audit')).json()
    expect(entries.map((one: { action: string }) => one.action)).toEqual(['definitions.publish', 'definitions.push'])
    expect(entries[0].actor).toMatch(/^key:\d+$/)
  })
})
