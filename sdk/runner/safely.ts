// The wall around what the page calls: listeners, timers, surfaces. A failure is told, never thrown into the host's page.

export function safely<Args extends unknown[]>(report: (error: unknown) => void, run: (...args: Args) => void): (...args: Args) => void {
  return (...args) => {
    try {
      run(...args)
    } catch (error) {
      report(error)
    }
  }
}
