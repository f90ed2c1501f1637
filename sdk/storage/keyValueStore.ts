// What survives a reload, as little as possible of it: named values, read and written in groups.
// Every implementation keeps the same promises (test/contract/keyValueStore.ts).

export interface KeyValueStore {
  /** Values in the order of `keys`; undefined where there is none. */
  readonly getMany: (keys: readonly string[]) => Promise<unknown[]>
  /** All or none; resolves when they would survive a reload (memory: a call). */
  readonly setMany: (entries: readonly (readonly [key: string, value: unknown])[]) => Promise<void>
  readonly delMany: (keys: readonly string[]) => Promise<void>
  /** Keys that start with `prefix`, sorted by code unit. */
  readonly keys: (prefix: string) => Promise<string[]>
}
