import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptGuide } from 'shirube/protocol'

const aTour = (over: object = {}): object => ({ id: 'welcome', kind: 'tour', steps: [{ id: 'a', type: 'modal', title: 'Hello' }], ...over })
const aChecklist = (over: object = {}): object => ({ id: 'set-up', kind: 'checklist', title: { ja: '設定', en: 'Set up' }, items: [{ id: 'a', title: 'x', manual: true }], ...over })

describe('acceptGuide', () => {
  it('takes tours and checklists, and ignores keys of a newer release', () => {
    expect(acceptGuide(aTour({ confetti: true }))).toMatchObject({ ok: true })
    expect(acceptGuide(aChecklist({ items: [{ id: 'a', title: 'x', done: { milestone: 'm' }, shine: 1 }] }))).toMatchObject({ ok: true })
  })

  it.each<[string, unknown, string, string]>([
    ['nothing', null, 'not_an_object', 'guide'],
    ['an id with capitals', aTour({ id: 'Welcome' }), 'bad_id', 'guide.id'],
    ['a kind it cannot draw', aTour({ kind: 'hologram' }), 'unknown_kind', 'guide.kind'],
    ['no steps', aTour({ steps: [] }), 'empty', 'guide.steps'],
    ['too many steps', aTour({ steps: Array.from({ length: 51 }, (_, i) => ({ id: `s${i}`, type: 'modal' })) }), 'too_many', 'guide.steps'],
    ['a step twice', aTour({ steps: [{ id: 'a', type: 'modal' }, { id: 'a', type: 'modal' }] }), 'duplicate_id', 'guide.steps[1].id'],
    ['a step type of tomorrow', aTour({ steps: [{ id: 'a', type: 'hologram' }] }), 'unknown_type', 'guide.steps[0].type'],
    ['an advance of tomorrow', aTour({ steps: [{ id: 'a', type: 'modal', advance: { on: 'blink' } }] }), 'unknown_type', 'guide.steps[0].advance.on'],
    ['a text that is none', aTour({ steps: [{ id: 'a', type: 'modal', title: 3 }] }), 'bad_text', 'guide.steps[0].title'],
    ['an item nothing ticks', aChecklist({ items: [{ id: 'a', title: 'x' }] }), 'missing_done', 'guide.items[0]'],
    ['a checklist without title', aChecklist({ title: undefined }), 'bad_text', 'guide.title'],
  ])('refuses %s by name', (_, guide, reason, path) => expect(acceptGuide(guide)).toEqual({ ok: false, reason, path }))

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof acceptGuide(value).ok === 'boolean'), { numRuns: 2_000 })
    fc.assert(fc.property(fc.record({ id: fc.constant('a'), kind: fc.constantFrom('tour', 'checklist'), title: fc.anything(), steps: fc.anything(), items: fc.anything() }), (value) => typeof acceptGuide(value).ok === 'boolean'))
  })
})
