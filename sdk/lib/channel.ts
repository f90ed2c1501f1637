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
          // Closed, or a value that cannot be copied: other tabs learn it at their next focus.
        }
      },
      close: () => channel.close(),
    }
  } catch {
    return { post: () => {}, close: () => {} }
  }
}
