// A side that stops refuses what is new, whatever it is called, and still says how it is.
import { describe, expect, it } from 'vitest'
import { createDrain } from '../../../server/http/drain.ts'
import { createFetchDoor } from '../../../server/http/fetchDoor.ts'
import { json } from '../../../server/http/message.ts'

describe('a side that is closing', () => {
  it('answers only for its health', async () => {
    const drain = createDrain({ 'x-content-type-options': 'nosniff' })
    const door = createFetchDoor(drain.guard(async () => json({ ok: true })), { trustProxy: false, basePath: '', headers: {} })
    const status = async (path: string) => (await door(new Request(`http://localhost${path}`))).status
    const paths = ['/healthz', '/readyz', '/v1/batch', '/api/accounts/jazz', '/api/healthz']
    expect(await Promise.all(paths.map(status))).toEqual([200, 200, 200, 200, 200])
    await drain.close()
    expect(await Promise.all(paths.map(status))).toEqual([200, 200, 503, 503, 503])
    const refused = await door(new Request('http://localhost/v1/batch'))
    expect([refused.headers.get('x-content-type-options'), Number(refused.headers.get('retry-after')) > 0]).toEqual(['nosniff', true])
  })
})
