// The window of a goal as sentences name it; a goal may have none, and then nothing is said of one.
import type { Definition } from 'shirube/protocol'
import type { Console } from '../Console.ts'
import { overview } from '../words/overview.ts'

/** ` within 14 days` / `14日以内に`; empty without a window. */
export const withinText = ({ say, format }: Console, { windowMs }: Definition): string => (windowMs === null ? '' : say(overview.within, format.span(windowMs)))
