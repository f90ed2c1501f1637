// Serves the bundled harness over http on a free port; every path answers with the same page, so routes can be tried.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Guide, Step } from '../../../sdk/protocol/guide.schema.ts'
import { withBrowser } from '../../support/withBrowser.ts'
import type { HarnessOptions } from './harness.ts'

export function withHarness() {
  const handle = withBrowser()
  let server: Server | undefined
  let origin = ''
  let script = ''
  let body = ''

  beforeAll(async () => {
    const entry = fileURLToPath(new URL('./harness.ts', import.meta.url))
    const built = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2022', logLevel: 'error' })
    script = built.outputFiles[0]?.text ?? ''
    const serving = createServer((request, response) => {
      const isScript = request.url === '/harness.js'
      const isFrame = request.url?.startsWith('/frame')
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
      response.end(isScript ? script : isFrame ? '<!doctype html><button id="inner">Inner</button>' : `<!doctype html><html lang="en"><body>${body}<script src="/harness.js"></script>`)
    })
    await new Promise<void>((done) => serving.listen(0, '127.0.0.1', done))
    server = serving
    origin = `http://127.0.0.1:${(serving.address() as AddressInfo).port}` // a TCP server's address is an object
  })
  afterAll(() => new Promise<void>((done) => void (server ? server.close(() => done()) : done())))

  /** Opens a page with this markup and a fresh harness, with the guide added when one is given. */
  async function open(html: string, guide?: Guide, options: HarnessOptions = {}, path = '/'): Promise<Page> {
    body = html
    const page = await handle.page({ viewport: { width: 1000, height: 600 } })
    await page.goto(origin + path)
    await boot(page, guide, options)
    return page
  }
  return { open, boot, problems: handle.problems }
}

/** (Re)creates the harness in a loaded page. */
export async function boot(page: Page, guide?: Guide, options: HarnessOptions = {}): Promise<void> {
  await page.evaluate(
    ([guide, options]) => {
      window.harness = window.shirubeParts.createHarness(options)
      if (guide) window.harness.add(guide)
    },
    [guide, options] as const,
  )
}

export const aTour = (steps: (Partial<Step> & { id: string })[], more: Record<string, unknown> = {}): Guide => ({ id: 'tour', kind: 'tour', steps: steps.map((step) => ({ type: 'tooltip', title: step.id, ...step })), ...more }) as Guide // the builder fills what the test leaves out
export const aList = (items: object[], more: Record<string, unknown> = {}): Guide => ({ id: 'list', kind: 'checklist', title: 'List', items, ...more }) as unknown as Guide // written by the test
