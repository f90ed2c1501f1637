// `npm start`: from a fresh clone to a running demo. Installs and builds what is missing, then is the parent of two
// processes, the collector with its console and Tsunagu, and fills the demo with sample people once.
// Options: --port 4100 --demo-port 4200 --data ./.data --no-people
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createChildren } from './children.mjs'
import { isBuilt } from './freshness.mjs'
import { ensureInstalled, root } from './install.mjs'

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '4100' },
    'demo-port': { type: 'string', default: '4200' },
    data: { type: 'string', default: join(root, '.data') },
    'no-people': { type: 'boolean', default: false },
  },
})
const data = resolve(options.data)
const cli = join(root, 'server/dist/cli.js')
const children = createChildren()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void children.stop())

try {
  ensureInstalled()
  if (!isBuilt()) runToEnd('build', ['scripts/build.mjs', '--no-types'])
  const collector = await startCollector()
  const push = (file) => runToEnd('push', [cli, 'push', file, '--publish', '--endpoint', collector.url, '--api-key', collector.apiKey])
  // The sample's older tour runs belong to the version before; pushed later it would look like a step back.
  if (!options['no-people'] && !existsSync(join(data, 'sample-people.json'))) push('demo/people/projectBefore.ts')
  push('demo/guides/project.ts')
  const tsunagu = await startTsunagu(collector)
  if (!options['no-people']) await seedPeople(collector)
  if (!children.isEnding()) announce(collector, tsunagu)
} catch (error) {
  if (!children.isEnding()) {
    console.error(error.message)
    await children.stop()
    process.exitCode = 1
  }
}

function runToEnd(name, args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`${name} failed`)
}

/** Resolves with { url, adminLink, writeKey, serverKey, apiKey } once it answers. */
async function startCollector() {
  const args = [cli, 'serve', '--port', options.port, '--data', data, '--project', 'Tsunagu', '--link', '--json']
  const ready = await firstLine('shirube', args, {}, (line) => (line.startsWith('{') ? JSON.parse(line) : undefined))
  if (Number(options.port) !== 0 && ready.port !== Number(options.port)) console.log(`port ${options.port} is taken: the collector listens on ${ready.port}`)
  const { serverKey, apiKey } = JSON.parse(readFileSync(ready.keysFile, 'utf8'))
  return { ...ready, serverKey, apiKey }
}

async function startTsunagu({ url, writeKey, serverKey }) {
  const env = { SHIRUBE_ENDPOINT: url, SHIRUBE_WRITE_KEY: writeKey, SHIRUBE_SERVER_KEY: serverKey }
  const args = [join(root, 'demo/dist/serve.js'), '--port', options['demo-port'], '--data', data]
  const address = await firstLine('tsunagu', args, env, (line) => /http:\S+/.exec(line)?.[0])
  if (Number(options['demo-port']) !== 0 && new URL(address).port !== options['demo-port']) console.log(`port ${options['demo-port']} is taken: Tsunagu listens on ${new URL(address).port}`)
  return address
}

/** Starts a child and waits for the line that `read` understands. Rejects when the child ends before. */
function firstLine(name, args, env, read) {
  return new Promise((done, failed) => {
    let isDone = false
    const child = children.start(name, args, {
      env,
      onLine(line) {
        const found = isDone ? undefined : read(line)
        if (found === undefined) return false
        isDone = true
        done(found)
        return true
      },
    })
    child.once('exit', () => failed(new Error(`${name} did not start`)))
  })
}

async function seedPeople({ url, serverKey }) {
  const { seedOnce } = await import('../demo/dist/people.js')
  const tty = process.stdout.isTTY
  let shown = -1
  const seeded = await seedOnce({
    data,
    endpoint: url,
    serverKey,
    onProgress(sent, total) {
      const percent = Math.floor((sent / total) * (tty ? 100 : 10)) * (tty ? 1 : 10)
      if (percent === shown) return
      shown = percent
      const line = `sample people: ${percent} % of ${total} events`
      if (tty) process.stdout.write(`\r${line}`)
      else console.log(line)
    },
  })
  if (seeded && tty) process.stdout.write('\n')
}

function announce({ url, adminLink }, tsunagu) {
  const lines = ['', `  Tsunagu, the demo   ${tsunagu}`, `  Console             ${adminLink ?? `${url}/`}`, `  Collector           ${url}/v1`, `  Data                ${data}`, '', '  Ctrl-C ends everything.', '']
  console.log(lines.join('\n'))
}
