// `node serve.js [--port 4200] [--data ./.data] [--people]`: Tsunagu as a process. A taken port moves on; the address is
// printed first. With --people the sample people are sent to the collector, once per data folder.
import { parseArgs } from 'node:util'
import { createTsunagu } from './createTsunagu.ts'
import { seedOnce } from './people/seedOnce.ts'

const triedPorts = 20
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4200' },
    data: { type: 'string', default: './.data' },
    host: { type: 'string', default: '127.0.0.1' },
    people: { type: 'boolean', default: false },
  },
})
const endpoint = process.env['SHIRUBE_ENDPOINT'] ?? 'http://127.0.0.1:4100'
const serverKey = process.env['SHIRUBE_SERVER_KEY']

const tsunagu = createTsunagu({
  data: values.data,
  endpoint,
  writeKey: process.env['SHIRUBE_WRITE_KEY'],
  serverKey,
  onProblem: (message) => console.error(`tsunagu: ${message}`),
})

async function listen(port: number, triesLeft: number): Promise<number> {
  try {
    return await tsunagu.listen(port, values.host)
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!taken || triesLeft === 0) throw error
    return listen(port + 1, triesLeft - 1)
  }
}

/** A line at each tenth, so that a log stays readable. */
function createProgress(): (done: number, total: number) => void {
  let shown = -1
  return (done, total) => {
    const tenth = Math.floor((done / total) * 10)
    if (tenth > shown) console.log(`Sample people: ${tenth * 10} % of ${total.toLocaleString('en')} events`)
    shown = Math.max(shown, tenth)
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void tsunagu.close().then(() => process.exit(0)))

const port = await listen(Number(values.port), triedPorts)
console.log(`Tsunagu http://${values.host}:${port}/`)
if (values.people && serverKey) {
  // The product works without them: a failure is told and the next start goes on where this one stopped.
  const seeded = await seedOnce({ data: values.data, endpoint, serverKey, onProgress: createProgress() }).catch((error: unknown) => console.error(String(error)))
  if (seeded) console.log(`Sample people: ${seeded.accounts} accounts, ${seeded.stored.toLocaleString('en')} events stored, ${seeded.duplicates} repeats ignored, ${seeded.rejected.length} rejected`)
}
