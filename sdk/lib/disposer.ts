// Everything that has to be undone later, undone once and in reverse order; one failure does not keep the rest.

export interface Disposer {
  /** Registers a cleanup; after `dispose` it runs at once. */
  readonly add: (cleanup: () => void) => void
  readonly dispose: () => void
}

export function createDisposer(onFailure: (error: unknown) => void): Disposer {
  let cleanups: (() => void)[] | null = []
  const run = (cleanup: () => void): void => {
    try {
      cleanup()
    } catch (error) {
      onFailure(error)
    }
  }
  return {
    add: (cleanup) => (cleanups ? void cleanups.push(cleanup) : run(cleanup)),
    dispose() {
      const all = cleanups ?? []
      cleanups = null
      all.reverse().forEach(run)
    },
  }
}
