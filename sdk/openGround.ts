// What every part stands on: time, ids, storage, locks, and the guard between us and the page. Made once per instance;
// `end` undoes all of it.
import { createLocks, type AcquireLock } from './lib/acquireLock.ts'
import { systemClock, type Clock } from './lib/clock.ts'
import { createDisposer } from './lib/disposer.ts'
import { createEmitter, type Emitter } from './lib/emitter.ts'
import { createGuard, type Guard } from './lib/guard.ts'
import { listen } from './lib/listen.ts'
import { ShirubeError, type ErrorCode } from './lib/shirubeError.ts'
import { openSyncArea, type SyncArea } from './lib/syncArea.ts'
import { createIds } from './lib/uuidv7.ts'
import type { Switches } from './readSwitches.ts'
import type { InitOptions, ShirubeEvents } from './shirube.types.ts'
import type { KeyValueStore } from './storage/keyValueStore.ts'
import { openStore } from './storage/openStore.ts'

export interface Ground {
  readonly options: InitOptions
  readonly switches: Switches
  /** Prefix of every name in the browser's stores, locks and channels: one per write key. */
  readonly name: string
  /** Without a trailing slash; null in local mode. */
  readonly endpoint: string | null
  readonly clock: Clock
  readonly newId: () => string
  readonly area: SyncArea
  readonly store: KeyValueStore
  readonly acquire: AcquireLock
  readonly guard: Guard
  readonly events: Emitter<ShirubeEvents>
  readonly report: (code: ErrorCode, message: string, cause?: unknown) => void
  /** For debug: what was decided and why. */
  readonly log: (...what: readonly unknown[]) => void
  /** A guarded listener that ends with the instance. */
  readonly hear: (target: EventTarget, name: string, handler: () => void) => void
  readonly onEnd: (cleanup: () => void) => void
  readonly end: () => void
}

/** `onTrip`: the whole SDK turned itself off. */
export function openGround(options: InitOptions, switches: Switches, onTrip: () => void): Ground {
  const told = new Set<string>()
  const say = (level: 'warn' | 'debug', what: readonly unknown[]): void => {
    try {
      console[level]('[shirube]', ...what)
    } catch {
      // A page without a console.
    }
  }
  const log = (...what: readonly unknown[]): void => (switches.debug ? say('debug', what) : undefined)
  const report = (code: ErrorCode, message: string, cause?: unknown): void => {
    const error = new ShirubeError(code, message, cause)
    // Once per code in the console, which is the host's; every time to who asked for it.
    if (switches.debug || !told.has(code)) say('warn', [error.message, cause ?? ''])
    told.add(code)
    try {
      options.onError?.(error)
    } catch (failure) {
      log(failure)
    }
    // A listener that fails is not told of its own failure.
    if (code !== 'SB1033') events.emit('error', error)
  }
  const events = createEmitter<ShirubeEvents>((cause) => report('SB1033', 'a listener of the page failed', cause))
  const guard = createGuard({
    now: Date.now,
    onFailure: (cause, feature) => report('SB1030', `fault in ${feature}`, cause),
    onTrip(feature) {
      report('SB1031', `off until the next page load: ${feature}`)
      if (feature === '*') onTrip()
    },
  })
  const clock: Clock = { ...systemClock, after: (delayMs, run) => systemClock.after(delayMs, () => guard('timer', run, undefined)) }
  const area = openSyncArea()
  const newId = createIds(clock.now)
  const { add, dispose } = createDisposer(log)
  // Registered first, undone last: what closes at the end is still told.
  add(events.clear)
  const name = `shirube-${options.writeKey ?? 'local'}`
  const { endpoint } = options
  return {
    options,
    switches,
    name,
    endpoint: endpoint ? new URL(endpoint, location.href).href.replace(/\/+$/, '') : null,
    clock,
    newId,
    area,
    store: openStore(name, { clock, onDegraded: (cause) => report('SB1020', 'nothing is kept beyond this page', cause) }),
    acquire: createLocks({ clock, area, newId }),
    guard,
    events,
    report,
    log,
    hear: (target, event, handler) => add(listen(target, event, () => guard(event, handler, undefined))),
    onEnd: add,
    end: dispose,
  }
}
