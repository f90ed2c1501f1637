// What `doctor` looks at on this machine: Node, the data folder, the disk's syncs and room, the port.
import { constants } from 'node:fs'
import { access, mkdtemp, open, rm, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import type { Finding } from './doctorCollector.ts'

const oldestNode = [20, 19] as const
const syncs = 20
const gigabyte = 1024 ** 3

export async function checkNode(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const good = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  return { level: good ? 'good' : 'bad', code: 'node', what: 'Node', message: process.version, fix: good ? '' : `Install Node ${oldestNode.join('.')} or newer.` }
}

export async function checkDataFolder(data: string): Promise<Finding> {
  const folder = resolve(data)
  const what = 'Data folder'
  const facts = await stat(folder).catch(() => undefined)
  if (!facts) return { level: 'good', code: 'data', what, message: `${folder} is not there yet; the first \`serve\` makes it.`, fix: '' }
  if (!facts.isDirectory()) return { level: 'bad', code: 'data', what, message: `${folder} is not a folder.`, fix: 'Name another one with --data.' }
  const writable = await access(folder, constants.W_OK).then(() => true, () => false)
  return { level: writable ? 'good' : 'bad', code: 'data', what, message: `${folder} is ${writable ? 'writable' : 'not writable'}.`, fix: writable ? '' : 'Give this user the right to write there.' }
}

/** Every acknowledged batch waits for one sync, so its cost is the floor of every answer. */
export async function checkDiskSync(data: string): Promise<Finding> {
  const what = 'Disk sync'
  const parent = (await stat(resolve(data)).catch(() => undefined))?.isDirectory() ? resolve(data) : tmpdir()
  const folder = await mkdtemp(join(parent, '.shirube-doctor-')).catch(() => undefined)
  if (folder === undefined) return { level: 'warn', code: 'sync', what, message: `nothing could be written in ${parent}.`, fix: 'Check the rights of that folder.' }
  try {
    const file = await open(join(folder, 'probe'), 'w')
    const startedAt = performance.now()
    for (let i = 0; i < syncs; i++) {
      await file.write(Buffer.alloc(4096, i))
      await file.datasync()
    }
    const each = (performance.now() - startedAt) / syncs
    await file.close()
    const shown = `${each.toFixed(2)} ms each (${syncs} writes in ${parent})`
    if (each > 50) return { level: 'warn', code: 'sync', what, message: `${shown}: slow.`, fix: 'Every answer waits for one; use a local SSD.' }
    if (each < 0.02) return { level: 'warn', code: 'sync', what, message: `${shown}: too fast to reach a disk.`, fix: 'On a memory file system or a disk that only pretends, a power cut loses acknowledged events.' }
    return { level: 'good', code: 'sync', what, message: shown, fix: '' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function checkSpace(data: string): Promise<Finding> {
  const facts = await statfs(resolve(data)).catch(() => statfs(process.cwd()))
  const free = (facts.bavail * facts.bsize) / gigabyte
  const share = facts.blocks > 0 ? facts.bavail / facts.blocks : 1
  const tight = free < 1 || share < 0.05
  return { level: tight ? 'warn' : 'good', code: 'space', what: 'Free space', message: `${free.toFixed(1)} GiB (${Math.round(share * 100)}%)`, fix: tight ? 'A full disk refuses events with 503 until there is room.' : '' }
}

export async function checkPort(port: number, endpoint: string): Promise<Finding> {
  const what = `Port ${port}`
  const free = await new Promise<boolean>((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
  if (free) return { level: 'good', code: 'port', what, message: 'is free.', fix: '' }
  const ours = URL.canParse(endpoint) && new URL(endpoint).port === String(port) && (await fetch(new URL('/healthz', endpoint)).then((answer) => answer.ok, () => false))
  return ours ? { level: 'good', code: 'port', what, message: 'is taken by the running collector.', fix: '' } : { level: 'warn', code: 'port', what, message: 'is taken by another program.', fix: '`serve` moves on to the next free one and prints it; pages must name the right one.' }
}
