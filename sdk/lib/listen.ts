// addEventListener with its undoing; a missing target or a refusing one is no listener.

/** @returns a function that stops listening */
export function listen(target: EventTarget | undefined | null, name: string, handler: (event: Event) => void): () => void {
  try {
    // Captured: a host handler that stops propagation does not hide the page's going away from us.
    target?.addEventListener(name, handler, true)
  } catch {
    // Not a target of events after all.
  }
  return () => target?.removeEventListener?.(name, handler, true)
}
