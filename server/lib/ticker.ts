// Calls again and again with a pause in between, never twice at once, and never keeps a process alive.

export interface Ticker {
  stop(): void
}

export function createTicker(pauseMs: number, work: () => Promise<void>): Ticker {
  let stopped = false
  let timer = setTimeout(tick, pauseMs)
  timer.unref()

  function tick(): void {
    // Whoever does the work reports its failures; the next round comes either way.
    void work().catch(() => undefined).then(() => {
      if (stopped) return
      timer = setTimeout(tick, pauseMs)
      timer.unref()
    })
  }

  return {
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
