import { describe, expect, it } from 'vitest'
import { checkProject, defineGuide, defineProject } from 'shirube/protocol'

const milestone = { id: 'first-message', name: 'First message', unit: 'account', event: 'Message Posted', count: 'events', atLeast: 1 } as const
const welcome = defineGuide({ id: 'welcome', kind: 'tour', milestone: 'first-message', steps: [{ id: 'hello', type: 'modal', title: 'Hello' }] })

describe('defineProject', () => {
  it('gives back what it was given, ready to be checked', () => {
    const project = defineProject({ guides: [welcome], milestones: [milestone], goals: [{ id: 'activation', name: 'Activation', unit: 'account', requires: ['first-message'] }] })
    expect(checkProject(project)).toMatchObject({ ok: true })
  })

  it('refuses references to ids that no list holds, at compile time', () => {
    // @ts-expect-error there is no milestone with this id
    const wrong = defineProject({ milestones: [milestone], goals: [{ id: 'activation', name: 'Activation', unit: 'account', requires: ['first-mesage'] }] })
    // @ts-expect-error an absent list holds no ids
    const absent = defineProject({ goals: [{ id: 'activation', name: 'Activation', unit: 'account', requires: ['first-message'] }] })
    for (const project of [wrong, absent]) expect(checkProject(project)).toMatchObject({ ok: false })
  })

  it('keeps literal ids of a guide in its own file', () => {
    const id: 'welcome' = welcome.id
    expect(id).toBe('welcome')
  })
})
