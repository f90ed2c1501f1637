// What screen readers are told once, through the root's live regions.

export interface Voice {
  /** `urgent` interrupts: failures only. */
  readonly say: (text: string, urgent?: boolean) => void
  readonly stop: () => void
}

export function createVoice(shadow: ShadowRoot): Voice {
  let timer = 0
  return {
    stop: () => clearTimeout(timer),
    say(text, urgent) {
      const region = shadow.querySelector(urgent ? '[role=alert]' : '[role=status]')
      // A region speaks when its text changes some time after it was made; emptied so that nobody finds it by browsing.
      const put = (words: string): void => region?.replaceChildren(words)
      clearTimeout(timer)
      put('')
      timer = window.setTimeout(() => {
        put(text)
        timer = window.setTimeout(put, 5000, '')
      }, 100)
    },
  }
}
