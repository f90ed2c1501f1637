// LAZY. The lock of origins without Web Locks (insecure ones, sandboxed frames): 5 s in localStorage, renewed while held; a
// dead tab's lease runs out by itself.
import type { Clock } from './clock.ts'
import type { SyncArea } from './syncArea.ts'

const leaseMs = 5_000
const renewMs = 2_000

export interface LeaseDeps {
  readonly clock: Clock
  readonly area: SyncArea
  /** This tab's own id. */
  readonly owner: string
}

export const takeLease = (name: string, wait: boolean, { clock, area, owner }: LeaseDeps): Promise<(() => void) | null> =>
  new Promise((resolve) => {
    const take = (): void => {
      const held = area.read(name)
      const leftMs = held && held['owner'] !== owner ? Math.min(Number(held['until']) - clock.now(), leaseMs) : 0
      if (leftMs > 0) return wait ? void clock.after(leftMs, take) : resolve(null)
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
    take()
  })
