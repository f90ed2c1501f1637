// The door every host comes through. Importing touches nothing; calling never throws, and where there is no page (Node,
// server rendering) it answers the inert instance in silence.
import { createShirube, type Instance } from './createShirube.ts'
import { inert } from './inert.ts'
import { ShirubeError } from './lib/shirubeError.ts'
import { readOptions } from './readOptions.ts'
import { readSwitches } from './readSwitches.ts'
import type { InitOptions, Shirube } from './shirube.types.ts'

// On the page, not in this module: npm and script tag, or two releases, are still one instance.
const seat = Symbol.for('shirube')
type Page = { [seat]?: Instance | undefined }

/**
 * Starts Shirube in this page, or joins the instance that is there (same key, or none).
 *
 * Without `writeKey` and `endpoint`: local mode, progress stays in this browser and nothing is sent.
 * Bad options give an inert instance and one message with a code (SB1001 and up) in the console and to `onError`.
 */
export function init(options: InitOptions = {}): Shirube {
  try {
    if (typeof document === 'undefined') return inert
    const page = globalThis as Page // our own symbol on it
    const read = readOptions(options)
    if (!read.ok) {
      const { code, name } = read
      void import('./explainOptions.ts').then(({ explainOptions }) => tell(explainOptions(read), options), () => tell(new ShirubeError(code, name), options))
      return inert
    }
    const switches = readSwitches(options.debug === true)
    if (switches.off) return inert
    const there = page[seat]
    if (there) {
      if (options.writeKey && options.writeKey !== there.writeKey) tell(new ShirubeError('SB1010', 'another writeKey; this page keeps the first'), options)
      else there.join(options)
      return there.api
    }
    const made = createShirube(read.options, switches, () => {
      if (page[seat] === made) delete page[seat]
    })
    page[seat] = made
    return made.api
  } catch (cause) {
    // A page where even starting fails gets nothing from us, and no error either.
    return refuse(new ShirubeError('SB1030', 'Shirube could not start in this page', cause), options)
  }
}

function refuse(error: ShirubeError, options: unknown): Shirube {
  tell(error, options)
  return inert
}

function tell(error: ShirubeError, options: unknown): void {
  try {
    console.error('[shirube]', error.message, ...(error.cause ? [error.cause] : []))
  } catch {
    // A page without a console.
  }
  try {
    const onError = (options as InitOptions | null)?.onError // whatever it is, calling it is tried
    if (typeof onError === 'function') onError(error)
  } catch {
    // The host's own handler failed; there is nobody else to tell.
  }
}
