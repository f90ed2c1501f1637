import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { json } from '../../../server/http/message.ts'
import { createNodeDoor } from '../../../server/http/nodeDoor.ts'
import { createPublicCore } from '../../../server/http/publicCore.ts'
import { readJson } from '../../../server/http/readJson.ts'

const maxBytes = 64 * 1024
const faults: unknown[] = []
let counted = 0
let server: Server
let url: string
let port: number

beforeEach(async () => {
  faults.length = 0
  counted = 0
  const core = createPublicCore({ routes: [{ method: 'POST', path: '/echo', handle: async (request) => json(await readJson(request, { maxBytes, deadlineMs: 300, onBytes: (bytes) => (counted += bytes) })) }], onFault: (error) => faults.push(error) })
  server = createServer(createNodeDoor(core, { trustProxy: false, basePath: '', headers: {} }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port // a listening TCP server has an object
  url = `http://127.0.0.1:${port}/echo`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const post = (body: BodyInit, headers: Record<string, string> = {}) => fetch(url, { method: 'POST', body, headers })
const text = JSON.stringify({ a: 'x'.repeat(100) })

/** Sends raw bytes and returns everything that came back until the server closed, or until the caller ended. */
async function raw(pieces: readonly string[], { thenDestroy = false } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += String(chunk)))
  socket.on('error', () => undefined)
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  for (const piece of pieces) await new Promise<void>((resolve) => socket.write(piece, () => resolve()))
  if (thenDestroy) socket.destroy()
  await new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return answer
}

describe('the body reader', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
  ])('inflates %s', async (encoding, body) => {
    expect(await (await post(body, { 'content-encoding': encoding })).text()).toBe(text)
  })

  it('is told what a body weighs once it is inflated, not what was sent', async () => {
    const large = JSON.stringify({ a: 'x'.repeat(50_000) })
    expect((await post(gzipSync(large), { 'content-encoding': 'gzip' })).status).toBe(200)
    expect(counted).toBe(large.length)
  })

  it('refuses an encoding it does not know with 415', async () => {
    for (const encoding of ['zstd', 'gzip, gzip', 'constructor']) expect((await post(text, { 'content-encoding': encoding })).status).toBe(415)
  })

  it('answers 400 when the body is not what its encoding says, or ends inside it', async () => {
    expect((await post(text, { 'content-encoding': 'gzip' })).status).toBe(400)
    expect((await post(gzipSync(text).subarray(0, 20), { 'content-encoding': 'gzip' })).status).toBe(400)
  })

  it('answers 413 to a small body that inflates beyond the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
    expect(bomb.byteLength).toBeLessThan(maxBytes)
    const response = await post(bomb, { 'content-encoding': 'gzip' })
    expect(response.status).toBe(413)
  })

  it('answers 413 to a large body, with and without an announced length, and the answer arrives', async () => {
    const large = 'x'.repeat(maxBytes * 20)
    expect((await post(large)).status).toBe(413)
    const chunks = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 20; i++) controller.enqueue(new TextEncoder().encode('x'.repeat(maxBytes)))
        controller.close()
      },
    })
    const response = await fetch(url, { method: 'POST', body: chunks, duplex: 'half' } as RequestInit) // `duplex` is missing in the DOM types
    expect(response.status).toBe(413)
  })

  it('answers 400 to everything that is not JSON', async () => {
    for (const body of ['', '   ', '{', '{"a":', 'nothing', '\u0000', '<xml/>']) expect((await post(body)).status, body).toBe(400)
  })

  it('reads JSON behind a byte order mark and keeps a batch with one broken character', async () => {
    expect(await (await post('\uFEFF[1]')).json()).toEqual([1])
    expect(await (await post(Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]))).json()).toEqual(['\uFFFD'])
  })

  it('gives up on a body that never ends', async () => {
    const answer = await raw(['POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{"a"'])
    expect(answer).toContain('503')
    expect(answer.toLowerCase()).toContain('retry-after')
  })

  it('survives a caller that leaves in the middle of its body', async () => {
    await raw(['POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{"a"'], { thenDestroy: true })
    expect((await post('[1]')).status).toBe(200)
    expect(faults).toEqual([])
  })
})
