// Node-RED, unmodified, as a program of its own on a free port, with the same flow each time. Its own welcome tour, tips,
// catalogue and telemetry are switched off by its settings: they need the internet, cover the page, or are chosen by lot.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../parties/node_modules/node-red/red.js', import.meta.url))
const settings = {
  uiHost: '127.0.0.1',
  flowFile: 'flows.json',
  credentialSecret: 'the same every time',
  editorTheme: { tours: false, palette: { catalogues: [] } },
  telemetry: { enabled: false, updateNotification: false },
}
// Adds a tag to the page's head where there is one, as a person with access to the template would.
const middleware = `(request, response, next) => {
  if (request.path !== '/') return next()
  const tag = require('fs').readFileSync(require('path').join(__dirname, 'tag.html'), 'utf8')
  const send = response.send.bind(response)
  response.send = (body) => send(String(body).replace('</head>', tag + '</head>'))
  next()
}`
const flow = [
  { id: 'a1b2c3d4e5f60718', type: 'tab', label: 'Shop floor', disabled: false, info: '', env: [] },
  { id: '11aa22bb33cc44dd', type: 'inject', z: 'a1b2c3d4e5f60718', name: 'Every morning', props: [{ p: 'payload' }], repeat: '', once: false, topic: '', payload: '', payloadType: 'date', x: 160, y: 120, wires: [['55ee66ff77008899']] },
  { id: '55ee66ff77008899', type: 'debug', z: 'a1b2c3d4e5f60718', name: 'Show it', active: true, tosidebar: true, console: false, complete: 'payload', x: 380, y: 120, wires: [] },
]

export interface NodeRed {
  readonly url: string
  /** Stands in the page's head from the next load on. */
  setTag(html: string): void
  close(): Promise<void>
}

export async function startNodeRed(): Promise<NodeRed> {
  if (!existsSync(program)) throw new Error('test/parties is not installed: npm test does it')
  const folder = mkdtempSync(join(tmpdir(), 'shirube-node-red-'))
  writeFileSync(join(folder, 'settings.js'), `module.exports = { ...${JSON.stringify(settings)}, httpAdminMiddleware: ${middleware} }`)
  writeFileSync(join(folder, '.config.users.json'), JSON.stringify({ _: { editor: { view: { 'view-show-tips': false } } } }))
  writeFileSync(join(folder, 'flows.json'), JSON.stringify(flow))
  const child = spawn(process.execPath, [program, '-u', folder, '-s', join(folder, 'settings.js'), '-p', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const setTag = (html: string): void => writeFileSync(join(folder, 'tag.html'), html)
  setTag('')
  async function close(): Promise<void> {
    const gone = once(child, 'exit')
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await gone
    rmSync(folder, { recursive: true, force: true })
  }
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    const url = /Server now running at (http:\/\/\S+)/.exec(line)?.[1]
    // Left unread, its output would fill the pipe and stop it.
    if (url) {
      child.stdout.resume()
      child.stderr.resume()
      return { url, setTag, close }
    }
  }
  await close()
  throw new Error(`Node-RED ended before it was ready:\n${said.join('\n')}`)
}
