// Why an account is on the list, in at most one short line.
import type { StuckAccount } from 'shirube/protocol'
import type { Console } from '../Console.ts'
import { overview } from '../words/overview.ts'

const dayMs = 86_400_000
const sentences = { never_started: overview.whyNever, stalled: overview.whyStalled, silent: overview.whySilent } as const

/** In whole days: every rule is one of days, and hours say nothing more. */
export const reasonText = ({ say, format }: Console, reason: StuckAccount['reasons'][number]): string => say(sentences[reason.code], format.span(Math.max(1, Math.floor(reason.sinceMs / dayMs)) * dayMs))
