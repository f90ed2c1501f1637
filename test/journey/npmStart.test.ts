// `npm start`, once everything is installed and built: what it prints answers, a taken port moves on, and it ends as a whole.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../support/listen.ts'
import { root } from '../rules/files.ts'

const freshness: string = new URL('../../scripts/freshness.mjs', import.meta.url).href
const { isBuilt } = (await import(freshness)) as { isBuilt: () => boolean } // what `npm start` asks

it('brings up Tsunagu, console and collector, and ends them together', { timeout: 60_000 }, async () => {
  // It would build by itself, below the feet of the tests beside this one.
  if (!isBuilt()) throw new Error('the sources are newer than dist: npm run build')
  const taken = await listen(() => undefined)
  const data = await mkdtemp(join(tmpdir(), 'shirube-start-'))
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--port', String(taken.port), '--demo-port', '0', '--data', data, '--no-people'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    await taken.close()
    await rm(data, { recursive: true, force: true })
  })

  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line.includes('Ctrl-C')) break
  }
  const address = (name: string): string => new RegExp(`^ {2}${name}\\b.*?(http\\S+)`, 'm').exec(said.join('\n'))?.[1] ?? ''
  expect(said.join('\n')).toContain(`port ${taken.port} is taken`)
  expect(said.join('\n')).toContain('+ guide welcome (version 1)')
  const collector = address('Collector').replace(/\/v1$/, '')
  const addresses = [address('Tsunagu'), `${address('Tsunagu')}status`, address('Console'), `${collector}/readyz`, `${collector}/sdk/shirube.js`]
  const status = (url: string): Promise<number> => fetch(url, { headers: { accept: 'text/html' } }).then((answer) => answer.status, () => 0)
  expect(await Promise.all(addresses.map(status))).toEqual([200, 200, 200, 200, 200])

  child.stdout.resume()
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(await Promise.all(addresses.map(status))).toEqual([0, 0, 0, 0, 0])
})
