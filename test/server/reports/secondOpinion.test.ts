// The whole sample population through the real door, counted twice: by the reports, and by plain loops over the exported events.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goalReportSchema } from 'shirube/protocol'
import { project } from '../../../demo/guides/project.ts'
import { seedPeople } from '../../../demo/people/seedPeople.ts'
import { countActivation, type RawEvent } from '../../journey/countAlone.ts'
import { readExport } from '../../journey/readExport.ts'
import { startCollector, type TestCollector } from '../../support/startCollector.ts'

let running: TestCollector
let events: RawEvent[]
beforeAll(async () => {
  // Seeding stamps its requests with the real time, so this collector lives in it too.
  running = await startCollector({ realClock: true })
  await running.publish(project)
  const seeded = await seedPeople({ endpoint: running.url, serverKey: running.keys.server, seed: 20 })
  if (seeded.rejected.length) throw new Error(`rejected: ${JSON.stringify(seeded.rejected[0])}`)
  events = await readExport(running.url, running.keys.api)
}, 120_000)
afterAll(() => running.close())

describe('activation of the sample people', () => {
  it.each([28, 56, 84])('is counted alike by a script that knows only the exported events: %i days', async (days) => {
    const report = goalReportSchema.parse(await (await running.api('GET', `/api/reports/activation?days=${days}`)).json())
    for (const [rate, period] of [[report.current, report.period], [report.previous, report.previousPeriod]] as const) {
      const { numerator, denominator, immature } = rate
      expect({ numerator, denominator, immature }).toEqual(countActivation(events, period, report.asOf))
    }
    expect(report.current.denominator).toBeGreaterThan(0)
    expect(report.current.numerator).toBeGreaterThan(0)
  })
})
