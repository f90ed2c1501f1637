import { describe, expect, it } from 'vitest'
import { createAdmission } from '../../../server/access/admission.ts'
import { HttpError } from '../../../server/http/httpError.ts'
import { startCollector } from '../../support/startCollector.ts'

const kilobyte = 1024
const refusal = (work: () => unknown): [number, boolean] | 'let in' => {
  try {
    work()
    return 'let in'
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return [error.status, Number.isInteger(error.options.retryAfterSeconds)]
  }
}

describe('what waits in memory', () => {
  it('is bounded: beyond it everyone is asked to come back', () => {
    const admission = createAdmission({ maxBytes: 100 * kilobyte })
    const one = admission.enter('a')
    expect(refusal(() => one.add(90 * kilobyte))).toBe('let in')
    expect(refusal(() => admission.enter('b').add(10 * kilobyte))).toEqual([503, true])
    one.leave()
    expect(refusal(() => admission.enter('b').add(10 * kilobyte))).toBe('let in')
  })

  it('is bounded in the number of requests', () => {
    const admission = createAdmission({ maxRequests: 2 })
    const first = admission.enter('a')
    admission.enter('b')
    expect(refusal(() => admission.enter('c'))).toEqual([503, true])
    first.leave()
    first.leave()
    expect(refusal(() => admission.enter('c'))).toBe('let in')
    expect(refusal(() => admission.enter('d'))).toEqual([503, true])
  })

  it('is shared: a loud key is slowed down before the others notice', () => {
    const admission = createAdmission({ maxBytes: 100 * kilobyte })
    const loud = admission.enter('loud')
    admission.enter('quiet')
    loud.add(40 * kilobyte)
    expect(refusal(() => loud.add(10 * kilobyte))).toEqual([429, true])
    expect(refusal(() => admission.enter('quiet').add(10 * kilobyte))).toBe('let in')
  })
})

describe('a store that cannot take more', () => {
  it('is answered with 503 and whole seconds to wait, and the collector is not ready', async () => {
    const running = await startCollector()
    await running.collector.close()
    const response = await running.post('/v1/batch', { batch: [], writeKey: running.keys.browser })
    expect([response.status, (await response.json()).error.code]).toEqual([503, 'closing'])
    expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect((await fetch(`${running.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200)
    await running.close()
  })

  it('never lets a failed commit look like success', async () => {
    const running = await startCollector()
    running.store.sql.exec('DROP TABLE message')
    const response = await running.post('/v1/batch', { batch: [{ type: 'track', event: 'Made', userId: 'u', messageId: 'm' }], writeKey: running.keys.browser })
    expect(response.status).toBe(503)
    expect(await response.text()).not.toMatch(/sql|table|message:/i)
    await running.close()
  })
})
