// <data>/serve.json names the collector that runs on this folder, so that other commands find it on whatever port it took.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { field } from './apiClient.ts'

const fileName = 'serve.json'
export const defaultEndpoint = 'http://127.0.0.1:4100'
const timeoutMs = 2_000

export async function writeServerFile(data: string, url: string): Promise<void> {
  await writeFile(join(data, fileName), `${JSON.stringify({ url, pid: process.pid })}\n`)
}

export async function removeServerFile(data: string): Promise<void> {
  await rm(join(data, fileName), { force: true })
}

/** The address of the collector running on this folder; `undefined` when none answers there. */
export async function runningServer(data: string): Promise<string | undefined> {
  const text = await readFile(join(data, fileName), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const url = urlIn(text)
  // A killed process leaves its file behind.
  const answers = url !== undefined && (await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(timeoutMs) }).then((answer) => answer.ok, () => false))
  return answers ? url : undefined
}

/** What was asked for, else what runs on the folder, else where `serve` starts by default. */
export async function endpointOr(asked: string | undefined, data: string): Promise<string> {
  return asked ?? (await runningServer(data)) ?? defaultEndpoint
}

function urlIn(text: string): string | undefined {
  try {
    const url = field(JSON.parse(text), 'url')
    return typeof url === 'string' && URL.canParse(url) ? url : undefined
  } catch {
    // Half written when its process died.
    return undefined
  }
}
