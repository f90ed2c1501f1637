// The whole product as `npm start` brings it up, on free ports and a data folder of its own that is gone afterwards.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../install.mjs'

/** Resolves with { tsunagu, console, signIn, stop } once both answer and the sample people are in. */
export async function startProduct() {
  const data = mkdtempSync(join(tmpdir(), 'shirube-pictures-'))
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--port', '0', '--demo-port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((done) => child.once('exit', done))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  const lines = createInterface({ input: child.stdout })
  const said = []
  const found = {}
  try {
    for await (const line of lines) {
      said.push(line)
      const [, name, address] = /^ {2}(Tsunagu|Console)\b.*?(http\S+)/.exec(line) ?? []
      if (name) found[name] = address
      if (line.includes('Ctrl-C')) break
    }
    if (!found.Tsunagu || !found.Console) throw new Error(`the product did not start:\n${said.join('\n')}`)
  } catch (error) {
    await stop()
    throw error
  }
  // Nobody reads on, and a full pipe would hold the product up.
  child.stdout.resume()
  return { tsunagu: new URL(found.Tsunagu).origin, console: new URL(found.Console).origin, signIn: found.Console, stop }
}
