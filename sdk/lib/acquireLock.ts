// One holder per browser. Web Locks where they exist: the browser frees them when a tab dies. On insecure origins, where
// there are none, a 5 s lease in localStorage, renewed while held; a dead tab's lease runs out by itself.
import type { Clock } from './clock.ts'
import type { SyncArea } from './syncArea.ts'

/** `wait: false` answers null at once when another tab holds it. The returned function lets go. */
export type AcquireLock = (name: string, wait: boolean) => Promise<(() => void) | null>

const leaseMs = 5_000
const renewMs = 2_000

export interface LockDeps {
  readonly clock: Clock
  readonly area: SyncArea
  readonly newId: () => string
}

export function createLocks({ clock, area, newId }: LockDeps): AcquireLock {
  const owner = newId()

  const webLock: AcquireLock = (name, wait) =>
    new Promise((resolve, reject) => {
      // The lock is held until this inner promise settles.
      const held = (lock: unknown): Promise<void> | void => (lock ? new Promise((release) => resolve(release)) : resolve(null))
      navigator.locks.request(name, { ifAvailable: !wait }, held).catch(reject)
    })

  const lease: AcquireLock = (name, wait) =>
    new Promise((resolve) => {
      const attempt = (): void => {
        const current = area.read(name)
        const leftMs = typeof current?.['until'] === 'number' && current['owner'] !== owner ? Math.min(current['until'] - clock.now(), leaseMs) : 0
        if (leftMs > 0) return wait ? void clock.after(leftMs, attempt) : resolve(null)
        let cancel: () => void
        const renew = (): void => {
          area.write(name, { owner, until: clock.now() + leaseMs })
          cancel = clock.after(renewMs, renew)
        }
        renew()
        resolve(() => {
          cancel()
          area.write(name, null)
        })
      }
      attempt()
    })

  // A refused Web Lock (a sandboxed frame, a document on its way out) is the same as none.
  return async (name, wait) => {
    try {
      return await webLock(name, wait)
    } catch {
      return lease(name, wait)
    }
  }
}
