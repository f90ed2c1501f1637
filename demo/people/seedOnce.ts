// The sample people come once into a data folder. A file there remembers seed and moment from before the first event, so
// that an interrupted seeding goes on with the same ids; deleting the sample in the console does not bring it back.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seedPeople, type Seeded, type SeedOptions } from './seedPeople.ts'

interface Mark { seed: number; now: number; done: boolean }

/** Undefined when they are already there. */
export async function seedOnce({ data, ...options }: SeedOptions & { data: string }): Promise<Seeded | undefined> {
  await mkdir(data, { recursive: true })
  const file = join(data, 'sample-people.json')
  const mark = await readMark(file)
  if (mark?.done) return undefined
  const plan = mark ?? { seed: options.seed ?? 20, now: options.now ?? Date.now(), done: false }
  await writeFile(file, JSON.stringify(plan))
  const seeded = await seedPeople({ ...options, ...plan })
  await writeFile(file, JSON.stringify({ ...plan, done: true }))
  return seeded
}

async function readMark(file: string): Promise<Mark | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as Mark // only this file writes it
  } catch {
    // Cut off while it was written, before anything was sent: begin again.
    return undefined
  }
}
