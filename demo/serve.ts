// `node serve.js [--port 4200] [--data ./.data]`: Tsunagu as a process. A taken port moves on; the address is the
// first line printed.
import { parseArgs } from 'node:util'
import { createTsunagu } from './createTsunagu.ts'

const triedPorts = 20
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4200' },
    data: { type: 'string', default: './.data' },
    host: { type: 'string', default: '127.0.0.1' },
  },
})

const tsunagu = createTsunagu({
  data: values.data,
  endpoint: process.env['SHIRUBE_ENDPOINT'] ?? 'http://127.0.0.1:4100',
  writeKey: process.env['SHIRUBE_WRITE_KEY'],
  serverKey: process.env['SHIRUBE_SERVER_KEY'],
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

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void tsunagu.close().then(() => process.exit(0)))

const port = await listen(Number(values.port), triedPorts)
console.log(`Tsunagu http://${values.host}:${port}/`)
