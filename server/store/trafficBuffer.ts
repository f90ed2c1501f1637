// Figures of the doors between two writes, summed in memory. Refusals have a bound in each hour: anyone can send those, so nobody
// may grow the table.
import type { Receipt } from 'shirube/protocol'
import type { KeyRefusal, RejectCount, Sighting, TrafficHour } from './TrafficStore.ts'

export interface TrafficRows {
  hours: TrafficHour[]
  rejects: RejectCount[]
  refusals: KeyRefusal[]
  sightings: Sighting[]
}

export interface TrafficBuffer {
  count(environment: number, receipt: Receipt, types: ReadonlySet<string>, at: number): void
  countRefusal(refusal: Omit<KeyRefusal, 'hour' | 'count'>, at: number): void
  /** What was counted since the last call; `undefined` when nothing was. */
  take(): TrafficRows | undefined
}

const maxRefusals = 200
/** Stands for every origin beyond the bound. */
const others = { prefix: '', origin: 'others' } as const
const maxOrigin = 200
export const hourMs = 3_600_000
const hourOf = (at: number): number => Math.floor(at / hourMs) * hourMs

export function createTrafficBuffer(): TrafficBuffer {
  let hours = new Map<string, TrafficHour>()
  let rejects = new Map<string, RejectCount>()
  let refusals = new Map<string, KeyRefusal>()
  let sightings = new Map<string, Sighting>()
  /** Of the hour; a write does not make room. */
  const told = { hour: 0, names: new Set<string>() }

  return {
    count(environment, receipt, types, at) {
      const hour = hourOf(at)
      const name = `${environment}/${hour}`
      const row = hours.get(name) ?? { environment, hour, requests: 0, received: 0, stored: 0, duplicates: 0, suppressed: 0, rejected: 0 }
      row.requests += 1
      row.received += receipt.received
      row.stored += receipt.stored
      row.duplicates += receipt.duplicates
      row.suppressed += receipt.suppressed
      row.rejected += receipt.rejected.length
      hours.set(name, row)
      for (const { code } of receipt.rejected) {
        const one = rejects.get(`${name}/${code}`) ?? { environment, hour, code, count: 0 }
        one.count += 1
        rejects.set(`${name}/${code}`, one)
      }
      for (const what of types) {
        const one = sightings.get(`${environment}/${what}`) ?? { environment, what, firstAt: at, lastAt: at }
        one.lastAt = at
        sightings.set(`${environment}/${what}`, one)
      }
    },
    countRefusal({ reason, prefix, origin }, at) {
      const hour = hourOf(at)
      if (told.hour !== hour) Object.assign(told, { hour, names: new Set() })
      const own = { prefix: printable(prefix), origin: printable(origin.slice(0, maxOrigin)) }
      const nameOf = (from: { prefix: string; origin: string }) => JSON.stringify([hour, reason, from.prefix, from.origin])
      const from = told.names.size < maxRefusals || told.names.has(nameOf(own)) ? own : others
      const name = nameOf(from)
      told.names.add(name)
      const row = refusals.get(name) ?? { hour, reason, ...from, count: 0 }
      row.count += 1
      refusals.set(name, row)
    },
    take() {
      if (hours.size + rejects.size + refusals.size + sightings.size === 0) return undefined
      const rows = { hours: [...hours.values()], rejects: [...rejects.values()], refusals: [...refusals.values()], sightings: [...sightings.values()] }
      hours = new Map()
      rejects = new Map()
      refusals = new Map()
      sightings = new Map()
      return rows
    },
  }
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?')
}
