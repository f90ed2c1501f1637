// The door `shirube-server`: collector, console and store, for hosts that mount them themselves.
export { createCollector, type Collector, type CollectorOptions } from './createCollector.ts'
export { createConsole, type Console, type ConsoleOptions } from './createConsole.ts'
export { openStore, type OpenStoreOptions } from './store/openStore.ts'
export type { Store } from './store/Store.ts'
