// One holder per browser. Web Locks where they exist: the browser frees them when a tab dies. On insecure origins, where
// there are none, a 5 s lease in localStorage, renewed while held; a dead tab's lease runs out by itself.
import type { Clock } from './clock.ts'
import type { SyncArea } from './syncArea.ts'

/** `wait: false` answers null at once when another tab holds it. The returned function lets go. */
export type AcquireLock = (name: string, wait: boolean) => Promise<(() => void) | null>

const leaseMs = 5_000
const renewMs = 2_000

export function createLocks({ clock, area, newId }: { readonly clock: Clock; readonly area: SyncArea; readonly newId: () => string }): AcquireLock {
  const owner = newId()
  return (name, wait) =>
    new Promise((resolve) => {
      const lease = (): void => {
        const held = area.read(name)
        const leftMs = held && held['owner'] !== owner ? Math.min(Number(held['until']) - clock.now(), leaseMs) : 0
        if (leftMs > 0) return wait ? void clock.after(leftMs, lease) : resolve(null)
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
      try {
        // The lock is held until the inner promise settles. A refused one (a sandboxed frame) is the same as none.
        navigator.locks.request(name, { ifAvailable: !wait }, (lock) => (lock ? new Promise<void>((release) => resolve(release)) : resolve(null))).catch(lease)
      } catch {
        lease()
      }
    })
}
