// From commits to the few browsers they concern: one listener at the store, looked up by home.
import type { Store } from '../store/Store.ts'

export interface ChangeFeed {
  /** Called after each commit that touched one of these homes, with the account's new `seq` (0: only the person changed). */
  onChange(environment: number, homes: readonly string[], listener: (seq: number) => void): () => void
  close(): void
}

export function createChangeFeed(store: Pick<Store, 'onCommit'>): ChangeFeed {
  const byHome = new Map<string, Set<(seq: number) => void>>()
  const nameOf = (environment: number, home: string) => `${environment}/${home}`

  const close = store.onCommit((changes) => {
    for (const { environment, home, seq } of changes) {
      for (const listener of byHome.get(nameOf(environment, home)) ?? []) listener(seq)
    }
  })

  return {
    onChange(environment, homes, listener) {
      const names = homes.map((home) => nameOf(environment, home))
      for (const name of names) {
        const listeners = byHome.get(name) ?? new Set()
        listeners.add(listener)
        byHome.set(name, listeners)
      }
      return () => {
        for (const name of names) {
          const listeners = byHome.get(name)
          listeners?.delete(listener)
          if (listeners?.size === 0) byHome.delete(name)
        }
      }
    },
    close,
  }
}
