// C02: what was acknowledged survives kill -9. SHIRUBE_KILL_CYCLES makes it longer.
import { expect, it } from 'vitest'
import { killLoop } from './killLoop.ts'

it('loses and doubles nothing acknowledged when it is killed under load, and is back in under 3 s', async () => {
  const seed = Number(process.env['SHIRUBE_KILL_SEED'] ?? Date.now() % 1_000_000)
  const result = await killLoop({ cycles: Number(process.env['SHIRUBE_KILL_CYCLES'] ?? 50), clients: 16, seed })
  console.log(`kill -9 (seed ${seed}): ${result.acknowledged} acknowledged, ${result.retried} batches sent again, slowest start ${Math.round(result.slowestReadyMs)} ms`)
  expect(result).toMatchObject({ lost: [], doubled: [], integrity: 'ok' })
  expect(result.acknowledged).toBeGreaterThan(0)
  expect(result.slowestReadyMs).toBeLessThan(3_000)
}, 600_000)
