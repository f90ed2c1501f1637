import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aCase, difference, type Case } from './property.ts'
import { runEngine } from './engine.ts'
import { arrivals } from './property.ts'

const cases = Number(process.env['SHIRUBE_REACH_CASES'] ?? 20_000)

it(`gives one state for any order, repetition and splitting, equal to the reference, in ${cases} cases`, { timeout: 600_000 }, () => {
  const seen = { crossed: 0, lost: 0, late: 0, recounts: 0, goals: 0 }
  fc.assert(
    fc.property(aCase, (c: Case) => {
      const differs = difference(c)
      if (differs) expect(differs.found).toEqual(differs.expected)
      const goal = { id: 'g', name: 'g', unit: 'account' as const, requires: ['one', 'two'] }
      const { standings, recounts, goal: g } = runEngine(c.milestones, goal, arrivals(c), c)
      for (const s of standings.values()) {
        if (s.crossed) seen.crossed++
        if (s.state === 'lost') seen.lost++
        if (s.late) seen.late++
      }
      if (recounts) seen.recounts++
      if (g.state === 'reached') seen.goals++
    }),
    { numRuns: cases },
  )
  console.log(`reach: ${cases} cases; ${JSON.stringify(seen)}`)
  // A generator that never crosses, loses, is late or recounts would prove nothing.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(cases / 200)
})
