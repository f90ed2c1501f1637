// What `doctor` asks a running collector: does it answer, does its clock agree, is the key good.

export interface Finding {
  /** `bad` ends with exit code 1; `warn` is worth a look. */
  level: 'good' | 'warn' | 'bad'
  code: 'node' | 'data' | 'sync' | 'space' | 'port' | 'collector' | 'clock' | 'key' | 'csp'
  what: string
  message: string
  fix: string
}

const timeoutMs = 3_000
const tolerableMs = 5_000

const ask = (endpoint: string, path: string, init: RequestInit = {}) => fetch(new URL(path, endpoint.endsWith('/') ? endpoint : `${endpoint}/`), { ...init, signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined)

export async function checkCollector(endpoint: string): Promise<Finding> {
  const what = 'Collector'
  const answer = await ask(endpoint, 'readyz')
  if (!answer) return { level: 'warn', code: 'collector', what, message: `nothing answers at ${endpoint}.`, fix: 'Start it with `shirube serve`, or name its address with --endpoint.' }
  if (!answer.ok) return { level: 'bad', code: 'collector', what, message: `${endpoint} is not ready (${answer.status}).`, fix: 'Its log says why: a full disk, a database it cannot open, or it is just stopping.' }
  return { level: 'good', code: 'collector', what, message: `${endpoint} is ready.`, fix: '' }
}

/** Times of events are corrected by the difference between sender and collector, so the collector's own clock has to be right. */
export async function checkClock(endpoint: string): Promise<Finding> {
  const what = 'Clock'
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const date = (await ask(endpoint, 'healthz'))?.headers.get('date')
  const here = `${new Date().toISOString()} (${zone})`
  if (!date) return { level: 'good', code: 'clock', what, message: `${here}; no collector to compare with.`, fix: '' }
  const apart = Math.abs(Date.now() - Date.parse(date))
  if (apart <= tolerableMs) return { level: 'good', code: 'clock', what, message: `${here}; the collector agrees.`, fix: '' }
  return { level: 'warn', code: 'clock', what, message: `${here}; the collector is ${Math.round(apart / 1000)} s away.`, fix: 'Let both machines set their clocks from the network.' }
}

export async function checkKey(endpoint: string, writeKey: string | undefined): Promise<Finding> {
  const what = 'Write key'
  if (writeKey === undefined) return { level: 'good', code: 'key', what, message: 'none given; try one with --write-key.', fix: '' }
  const answer = await ask(endpoint, `v1/guides?writeKey=${encodeURIComponent(writeKey)}`)
  if (!answer) return { level: 'warn', code: 'key', what, message: 'could not be tried: no collector answers.', fix: '' }
  if (answer.ok) return { level: 'good', code: 'key', what, message: 'is known and valid.', fix: '' }
  return { level: 'bad', code: 'key', what, message: `was refused (${answer.status}).`, fix: '`shirube keys list` shows the valid ones.' }
}
