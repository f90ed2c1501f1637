// Why an account is on the list, in at most one short line.
import type { StuckAccount } from 'shirube/protocol'
import type { Console } from '../Console.ts'
import { overview } from '../words/overview.ts'

const sentences = { never_started: overview.whyNever, stalled: overview.whyStalled, silent: overview.whySilent } as const

export const reasonText = ({ say, format }: Console, reason: StuckAccount['reasons'][number]): string => say(sentences[reason.code], format.duration(reason.sinceMs))
