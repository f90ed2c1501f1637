// Every public method behind the guard: it answers what the inert instance would when ours fails or is turned off.
import { inert } from './inert.ts'
import type { Guard } from './lib/guard.ts'
import type { Shirube } from './shirube.types.ts'

type Doors = Readonly<Record<string, (...args: unknown[]) => unknown>>
const doorsOf = (instance: Shirube): Doors => instance as unknown as Doors // every member is a method

export function guardDoors(current: () => Shirube, guard: Guard): Shirube {
  const guarded = Object.keys(inert).map((name) => [name, (...args: unknown[]) => guard(name, () => doorsOf(current())[name]?.(...args), doorsOf(inert)[name]?.(...args))])
  return Object.freeze(Object.fromEntries(guarded)) as Shirube // the same names with the same parameters
}
