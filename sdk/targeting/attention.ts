// The one budget of attention over all guides: may something interrupt this person now? Only auto-started, interrupting
// guides ask; what a person asked for is never refused here.
import type { GuideKind } from '../protocol/guide.schema.ts'
import type { Attention } from '../protocol/project.schema.ts'
import type { PageBusy } from '../lib/pageBusy.ts'

export type AttentionReason = 'showing' | 'first_moments' | 'session_limit' | 'day_limit' | 'pause' | PageBusy

export interface AttentionInput {
  /** ms since epoch. */
  readonly now: number
  readonly sessionStart: number
  /** The user's very first session. */
  readonly firstSession: boolean
  /** Times of the last auto-started interrupting guides, ms since epoch; the collector's and this browser's. */
  readonly shown: readonly number[]
  /** An interrupting run is on screen. */
  readonly interrupting: boolean
  readonly busy: PageBusy | null
  readonly settings?: Attention | undefined
}

const hourMs = 3_600_000

/** How long after the start of a user's first session nothing interrupts. */
export const firstMomentsMs = 10_000

/** Null when the guide may start by itself. */
export function attention(kind: GuideKind, { now, sessionStart, firstSession, shown, interrupting, busy, settings = {} }: AttentionInput): AttentionReason | null {
  if (kind === 'checklist') return null
  // What is more than a day ahead was noted while the clock of the device was wrong.
  const since = (from: number): number => shown.filter((at) => at >= from && at < now + 24 * hourMs).length
  if (interrupting) return 'showing'
  if (firstSession && now < sessionStart + firstMomentsMs) return 'first_moments'
  if (since(sessionStart) >= (settings.perSession ?? 1)) return 'session_limit'
  if (since(now - 24 * hourMs) >= (settings.perDay ?? 2)) return 'day_limit'
  if (since(now - (settings.pauseHours ?? 24) * hourMs)) return 'pause'
  return busy
}
