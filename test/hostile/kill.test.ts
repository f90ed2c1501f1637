// C02: what was acknowledged survives kill -9. SHIRUBE_KILL_CYCLES makes it longer. How long starting takes says as much about the
// machine as about the code, so only five times what is promised fails; the slowest start is printed beside the promise.
import { expect, it } from 'vitest'
import { killLoop } from './killLoop.ts'

const promisedReadyMs = 3_000
const patience = 5

it('loses and doubles nothing acknowledged when it is killed under load, and is back soon', async () => {
  const seed = Number(process.env['SHIRUBE_KILL_SEED'] ?? Date.now() % 1_000_000)
  const result = await killLoop({ cycles: Number(process.env['SHIRUBE_KILL_CYCLES'] ?? 50), clients: 16, longestMs: 1_000, seed })
  console.log(`kill -9 (seed ${seed}): ${result.acknowledged} acknowledged, ${result.retried} batches sent again, slowest start ${Math.round(result.slowestReadyMs)} ms (promised on a quiet machine: ${promisedReadyMs})`)
  expect(result).toMatchObject({ lost: [], doubled: [], integrity: 'ok' })
  expect(result.acknowledged).toBeGreaterThan(0)
  expect(result.slowestReadyMs).toBeLessThan(patience * promisedReadyMs)
}, 600_000)
