import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, bucket, canonicalJson, conditionKey, contentHash, murmur3 } from 'shirube/protocol'

describe('murmur3', () => {
  // Vectors published with the algorithm and in Wikipedia's article on MurmurHash.
  it.each<[string, number, number]>([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ])('of %j with seed %i', (text, seed, hash) => expect(murmur3(text, seed)).toBe(hash))
})

describe('canonicalJson', () => {
  it('sorts keys by UTF-16 units, drops undefined and spaces (RFC 8785)', () => {
    expect(canonicalJson({ b: [1, { z: null, a: 'é' }], a: undefined, A: 1e21, '€': '\u0007' })).toBe('{"A":1e+21,"b":[1,{"a":"é","z":null}],"€":"\\u0007"}')
  })

  it('is the same for every order of keys, and hashes differ with content', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (bag) => {
        const turned = Object.fromEntries(Object.entries(bag).reverse())
        expect(contentHash(turned)).toBe(contentHash(bag))
      }),
    )
    expect(contentHash({ id: 'a' })).not.toBe(contentHash({ id: 'b' }))
  })

  it('names an event condition by what is counted, not by its bar', () => {
    expect(conditionKey({ event: 'Message Posted', atLeast: 3 })).toBe(conditionKey({ event: 'Message Posted' }))
    expect(conditionKey({ event: 'Message Posted', within: '7d' })).not.toBe(conditionKey({ event: 'Message Posted' }))
  })
})

describe('assign', () => {
  const split = { environmentId: 'env', guideId: 'welcome', unitId: 'acme', holdout: 0 }

  it('holds out everybody at 100 and nobody at 0', () => {
    expect(assign({ ...split, holdout: 100 })).toBe('control')
    expect(assign(split)).toBe('shown')
  })

  it('is the same answer each time and splits by weight', () => {
    const counts: Record<string, number> = {}
    for (let i = 0; i < 20_000; i++) {
      const unit = { ...split, unitId: `account-${i}`, holdout: 20, variants: [{ id: 'a', weight: 3 }, { id: 'b', weight: 1 }] }
      const answer = assign(unit)
      expect(assign(unit)).toBe(answer)
      counts[answer] = (counts[answer] ?? 0) + 1
    }
    expect(counts.control).toBeGreaterThan(3_700)
    expect(counts.control).toBeLessThan(4_300)
    expect((counts.a ?? 0) / (counts.b ?? 1)).toBeGreaterThan(2.7)
    expect((counts.a ?? 0) / (counts.b ?? 1)).toBeLessThan(3.3)
  })

  it('puts a unit at the published place (docs/reference/test-vectors)', () => {
    expect(bucket({ environmentId: 'env', guideId: 'welcome', salt: '', unitId: 'acme' })).toBe(murmur3('env/welcome//acme', 0) / 2 ** 32)
  })
})
