// `?shirube=off | debug | quiet` in the address of the page, read once at boot. `off` holds for this tab.

export interface Switches {
  readonly off: boolean
  readonly debug: boolean
  /** Nothing starts by itself, no animation, no budget: for end-to-end tests. */
  readonly quiet: boolean
}

const key = 'shirube-off'

export function readSwitches(debug: boolean): Switches {
  const asked = /[?&]shirube=(\w+)/.exec(location.search)?.[1]
  let off = asked === 'off'
  try {
    // The next page of this tab is off as well; any other word turns it on again.
    if (asked) sessionStorage.setItem(key, asked)
    else off = sessionStorage.getItem(key) === 'off'
  } catch {
    // No session storage: off holds for this page.
  }
  return { off, debug: debug || asked === 'debug', quiet: asked === 'quiet' }
}
