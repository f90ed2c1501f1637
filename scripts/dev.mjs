// `npm run dev`: `npm start`, built and started again whenever a source changes. Takes the options of `npm start`.
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'

const quietMs = 200
const watched = ['sdk', 'server', 'demo']
const ignored = /(^|[/\\])(node_modules|dist|LICENSE)([/\\]|$)/

let child
let timer
let isLeaving = false

ensureInstalled()
build()
start()
for (const folder of watched) {
  watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (name === null || ignored.test(name)) return
    clearTimeout(timer)
    timer = setTimeout(() => void rebuild(name), quietMs)
  })
}
console.log(`watching ${watched.join(', ')}`)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave())

async function rebuild(name) {
  console.log(`\n${name} changed: building again`)
  await stop()
  // A build that failed leaves the word to the compiler; the next change tries again.
  if (build()) start()
}

function build() {
  return spawnSync(process.execPath, ['scripts/build.mjs', '--no-types'], { cwd: root, stdio: 'inherit' }).status === 0
}

function start() {
  // Its own process group: Ctrl-C reaches us, and we pass it on once.
  child = spawn(process.execPath, ['scripts/start.mjs', ...process.argv.slice(2)], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
}

function stop() {
  const ending = child
  child = undefined
  if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
  return new Promise((done) => {
    ending.once('exit', done)
    ending.kill('SIGTERM')
  })
}

async function leave() {
  if (isLeaving) return
  isLeaving = true
  clearTimeout(timer)
  await stop()
  process.exit(0)
}
