import { expect, it } from 'vitest'
import { explainOptions } from '../../../sdk/explainOptions.ts'
import { readOptions } from '../../../sdk/readOptions.ts'

const codeOf = (given: unknown): string | undefined => {
  const read = readOptions(given)
  return read.ok ? undefined : explainOptions(read).code
}

it.each([
  [{}],
  [{ writeKey: 'wk', endpoint: 'https://app.example.com/onboarding' }],
  [{ writeKey: 'wk', endpoint: '/onboarding' }],
  [{ guides: [], user: { id: 'u' }, account: { id: 'a', traits: {} }, actions: { open() {} }, locale: 'ja', unknownKey: 1 }],
])('takes %j', (given) => expect(codeOf(given)).toBeUndefined())

it.each([
  [null, 'SB1001'],
  ['wk', 'SB1001'],
  [[], 'SB1001'],
  [{ writeKey: 7, endpoint: 'https://x' }, 'SB1002'],
  [{ endpoint: 'https://x.example' }, 'SB1002'],
  [{ writeKey: 'wk' }, 'SB1003'],
  [{ writeKey: 'wk', endpoint: 'ftp://x' }, 'SB1003'],
  [{ writeKey: 'wk', endpoint: '//evil.example' }, 'SB1003'],
  [{ writeKey: 'wk', endpoint: 'https://x.example?key=1' }, 'SB1003'],
  [{ guides: {} }, 'SB1004'],
  [{ user: 'u1' }, 'SB1005'],
  [{ user: { id: '' } }, 'SB1005'],
  [{ account: { id: 'a', traits: [] } }, 'SB1005'],
  [{ navigate: '/x' }, 'SB1006'],
  [{ actions: { open: 'x' } }, 'SB1006'],
  [{ theme: 'dark' }, 'SB1007'],
])('refuses %j with %s', (given, code) => expect(codeOf(given)).toBe(code))

it('names the path, the value and the way out', () => {
  const read = readOptions({ guides: 'all' })
  expect(read.ok ? '' : explainOptions(read).message).toBe('SB1004 options.guides is "all"; give a list of guides')
})

it('never throws, whatever it is given', () => {
  const circular: Record<string, unknown> = {}
  circular['guides'] = circular
  expect(codeOf(circular)).toBe('SB1004')
  expect(codeOf({ writeKey: 1n })).toBe('SB1002')
})
