// One tab at a time shows a run. The holder keeps the lock while a tour is open in it; a hidden tab gives way to one that
// is looked at.
import type { Ground } from './openGround.ts'

const giveWayMs = 800

export interface Stage {
  readonly holds: () => Promise<boolean>
  readonly release: () => void
}

export function openStage({ name, acquire, clock }: Pick<Ground, 'name' | 'acquire' | 'clock'>, askOthers: () => void): Stage {
  const lock = `${name}-stage`
  let held: (() => void) | null = null
  let asking: Promise<boolean> | null = null

  async function take(): Promise<boolean> {
    held ??= await acquire(lock, false)
    if (held) return true
    askOthers()
    let isLate = false
    const waited = acquire(lock, true).then((release) => {
      // Too late for whoever asked: another tab may have it.
      if (isLate) release?.()
      else held = release
    })
    await Promise.race([waited, new Promise<void>((resolve) => void clock.after(giveWayMs, resolve))])
    isLate = !held
    return !isLate
  }
  return {
    holds: () =>
      (asking ??= take().finally(() => {
        asking = null
      })),
    release() {
      held?.()
      held = null
    },
  }
}
