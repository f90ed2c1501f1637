import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFetchDoor } from '../../../server/http/fetchDoor.ts'
import { createPublicCore } from '../../../server/http/publicCore.ts'
import { sdkRoute } from '../../../server/http/sdkFiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'shirube-sdk-'))
const script = 'export const shirube = 1\n'.repeat(100)
writeFileSync(join(folder, 'shirube.js'), script)
writeFileSync(join(folder, 'tour-abc123.js'), 'export {}\n')
writeFileSync(join(folder, 'secret.env'), 'x')
const door = createFetchDoor(createPublicCore({ routes: [sdkRoute({ folder, version: '1.2.3' })], onFault: () => undefined }), { trustProxy: false, basePath: '', headers: {} })
const get = (path: string, headers: Record<string, string> = {}) => door(new Request(`http://a.example${path}`, { headers }))

describe('the SDK files', () => {
  it('are for ever below their version', async () => {
    const response = await get('/sdk/1.2.3/shirube.js')
    expect(await response.text()).toBe(script)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  })

  it('have one line without a version, kept for five minutes', async () => {
    const response = await get('/sdk/shirube.js')
    expect(await response.text()).toBe("export * from './1.2.3/shirube.js'\n")
    expect(response.headers.get('cache-control')).toBe('public, max-age=300')
  })

  it('come with fingerprints that match, alone and as an import map', async () => {
    const hash = `sha384-${createHash('sha384').update(script).digest('base64')}`
    expect((await (await get('/sdk/1.2.3/integrity.json')).json())['shirube.js']).toBe(hash)
    expect((await (await get('/sdk/1.2.3/importmap.json')).json()).integrity['/sdk/1.2.3/shirube.js']).toBe(hash)
  })

  it('travel compressed to whoever takes it', async () => {
    const response = await get('/sdk/1.2.3/shirube.js', { 'accept-encoding': 'gzip, br;q=0' })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
  })

  it('are nothing else than files of that folder', async () => {
    for (const path of ['/sdk/9.9.9/shirube.js', '/sdk/1.2.3/secret.env', '/sdk/1.2.3/..%2fpackage.json', '/sdk/1.2.3/', '/sdk/nothing.js', '/sdk/1.2.3/%00.js']) expect([path, (await get(path)).status]).toEqual([path, 404])
  })
})
