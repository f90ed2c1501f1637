// Named listeners. One listener's failure is reported and never reaches the others or the caller.

export interface Emitter<Events> {
  /** @returns a function that stops listening */
  readonly on: <Name extends keyof Events>(name: Name, handler: (detail: Events[Name]) => void) => () => void
  readonly emit: <Name extends keyof Events>(name: Name, detail: Events[Name]) => void
  /** Nobody listens any more. */
  readonly clear: () => void
}

export function createEmitter<Events>(onFailure: (error: unknown) => void): Emitter<Events> {
  // A record per listener, so that the same function added twice is two listeners.
  let listeners: readonly { readonly name: keyof Events; readonly handler: (detail: never) => void }[] = []
  return {
    on(name, handler) {
      const entry = { name, handler }
      listeners = [...listeners, entry]
      return () => {
        listeners = listeners.filter((other) => other !== entry)
      }
    },
    emit(name, detail) {
      for (const entry of listeners) {
        if (entry.name !== name) continue
        try {
          entry.handler(detail as never) // the name decides the type; `on` has checked the pair
        } catch (error) {
          onFailure(error)
        }
      }
    },
    clear() {
      listeners = []
    },
  }
}
