// What only steps that make a person act need: own buttons, `before`, clicks, input, events. A chunk of its own, fetched
// beside the surface for content that has any of it.
import { runActions } from './actions.ts'
import { cue } from './cue.ts'
import { eventMatches } from './eventMatches.ts'
import { listenAdvance } from './listenAdvance.ts'
import { pressElement } from './pressElement.ts'
import { watchElements } from '../targets/elementState.ts'

/** Said where an action failed. */
const failed = { en: "That didn't work. Please try again.", ja: '実行できませんでした。もう一度お試しください。' }

export const acts = { cue, failed, runActions, eventMatches, listenAdvance, pressElement, watchElements } as const
export type Acts = typeof acts
