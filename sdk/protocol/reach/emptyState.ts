// Where every state begins, and the bounds of what one may hold.
import type { ReachState } from './types.ts'

export const reachLimits = { members: 10_000, recent: 1_000 } as const

export const emptyState: ReachState = { value: 0, notANumber: 0, limitHit: false, max: null, crossed: null, recent: [], members: new Map() }
