import { expect, it } from 'vitest'
import { createIdentity, type Identity } from '../../../sdk/identity/identity.ts'
import { createIds } from '../../../sdk/lib/uuidv7.ts'
import { memoryArea } from '../../support/memoryArea.ts'

const open = (values = new Map<string, string>()): Identity => createIdentity({ area: memoryArea(values), name: 'who', newId: createIds(Date.now), now: () => 1_000 })

it('is anonymous first, and the same at the next visit', () => {
  const values = new Map<string, string>()
  const { anonymousId, userId } = open(values).who()
  expect(anonymousId).toMatch(/^anon-[0-9a-f-]{36}$/)
  expect(userId).toBeNull()
  expect(open(values).who().anonymousId).toBe(anonymousId)
})

it('links the anonymous history to the person, once', () => {
  const identity = open()
  const before = identity.who().anonymousId
  expect(identity.identify('u1', { plan: 'pro' })).toBe('linked')
  expect(identity.who()).toMatchObject({ anonymousId: before, userId: 'u1', userTraits: { plan: 'pro' } })
  expect(identity.identify('u1', { plan: 'pro' })).toBe('none')
  expect(identity.identify('u1', {})).toBe('none')
  expect(identity.identify('u1', { plan: 'free' })).toBe('told')
})

it('forgets everything when another person comes', () => {
  const identity = open()
  const before = identity.who().anonymousId
  identity.identify('u1', { plan: 'pro' })
  identity.group('a1', { seats: 3 })
  expect(identity.identify('u2', {})).toBe('switched')
  expect(identity.who()).toMatchObject({ userId: 'u2', userTraits: {}, accountId: null, accountTraits: {} })
  expect(identity.who().anonymousId).not.toBe(before)
})

it('sets, keeps and leaves the account', () => {
  const identity = open()
  expect(identity.group('a1', { seats: 3 })).toBe('switched')
  expect(identity.group('a1', {})).toBe('none')
  expect(identity.group('a1', { seats: 4 })).toBe('told')
  expect(identity.group('a2', {})).toBe('switched')
  expect(identity.who().accountTraits).toEqual({})
  expect(identity.group(null, {})).toBe('switched')
  expect(identity.group(null, {})).toBe('none')
})

it('starts as nobody known after reset', () => {
  const identity = open()
  identity.identify('u1', {})
  const before = identity.who().anonymousId
  identity.reset()
  expect(identity.who()).toMatchObject({ userId: null, accountId: null })
  expect(identity.who().anonymousId).not.toBe(before)
})

it('learns from another tab who is here', () => {
  const values = new Map<string, string>()
  const [first, second] = [open(values), open(values)]
  expect(second.reread()).toBe(false)
  first.identify('u1', {})
  expect(second.reread()).toBe(true)
  expect(second.who().userId).toBe('u1')
})

it.each(['not json{', '[]', '{"anonymousId":7}', '{"anonymousId":"a","userId":{},"userTraits":{},"accountTraits":{},"firstSeen":1}', '{"anonymousId":"a","userTraits":[],"accountTraits":{},"firstSeen":1}'])('takes what somebody else stored (%s) for nothing', (text) => {
  const area = memoryArea()
  const stored = (() => {
    try {
      return JSON.parse(text) as Record<string, unknown> // deliberately anything
    } catch {
      return undefined
    }
  })()
  const identity = createIdentity({ area: { ...area, read: () => stored }, name: 'who', newId: createIds(Date.now), now: () => 1 })
  expect(identity.who()).toMatchObject({ userId: null, accountId: null })
})
