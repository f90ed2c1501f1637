// The parts of one step's bar, in the one order every bar has.
import { exitReasons, type GuideFunnel } from 'shirube/protocol'

export type PartKey = 'wentOn' | (typeof exitReasons)[number]
export interface Part {
  readonly key: PartKey
  readonly count: number
}

export const stepParts = (step: GuideFunnel['steps'][number]): Part[] => [{ key: 'wentOn', count: step.wentOn }, ...exitReasons.map((key) => ({ key, count: step.exits[key] ?? 0 }))]
