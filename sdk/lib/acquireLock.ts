// One holder per browser. Web Locks where they exist: the browser frees them when a tab dies. Elsewhere a lease, whose code
// is fetched there alone.
import type { LeaseDeps } from './lease.ts'

/** `wait: false` answers null at once when another tab holds it. The returned function lets go. */
export type AcquireLock = (name: string, wait: boolean) => Promise<(() => void) | null>

export function createLocks({ newId, ...deps }: Omit<LeaseDeps, 'owner'> & { readonly newId: () => string }): AcquireLock {
  const owner = newId()
  return (name, wait) =>
    new Promise((resolve) => {
      // Neither locks nor the chunk: better two tabs that show a guide than none.
      const lease = (): void => void import('./lease.ts').then(({ takeLease }) => takeLease(name, wait, { ...deps, owner })).then(resolve, () => resolve(() => {}))
      try {
        // The lock is held until the inner promise settles. A refused one (a sandboxed frame) is the same as none.
        navigator.locks.request(name, { ifAvailable: !wait }, (lock) => (lock ? new Promise<void>((release) => resolve(release)) : resolve(null))).catch(lease)
      } catch {
        lease()
      }
    })
}
