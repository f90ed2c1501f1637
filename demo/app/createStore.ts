// One value, changed as a whole, watched by whoever subscribes.
export interface Store<State> {
  get(): State
  /** Merges; listeners hear of it once. */
  set(change: Partial<State>): void
  /** Returns its dispose function. */
  subscribe(listener: () => void): () => void
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
