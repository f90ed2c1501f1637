// Messages between the tabs of one browser; silence where BroadcastChannel is missing.

export interface Channel {
  readonly post: (message: unknown) => void
  readonly close: () => void
}

/** Messages of other tabs reach `receive`; our own never do. */
export function openChannel(name: string, receive: (message: unknown) => void): Channel {
  try {
    const channel = new BroadcastChannel(name)
    channel.onmessage = (event: MessageEvent<unknown>) => receive(event.data)
    return {
      post(message) {
        try {
          channel.postMessage(message)
        } catch {
          // Closed while something was written: other tabs learn it at their next focus.
        }
      },
      close: () => channel.close(),
    }
  } catch {
    // Other tabs learn it at their next focus.
    return { post: () => {}, close: () => {} }
  }
}
