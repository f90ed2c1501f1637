// One timeline entry as a sentence in the reader's language. Names of customers' own events stay as they were sent.
import type { AccountAnswer, TimelineEntry } from 'shirube/protocol'
import type { Console } from '../Console.ts'
import type { Locale } from '../format.ts'
import type { IconName } from '../parts/Icon.tsx'
import { account as words } from '../words/accounts.ts'
import { isolate } from '../words/isolate.ts'
import { readText, type Sentence } from '../words/say.ts'
import { shared } from '../words/shared.ts'

const guideWords: Readonly<Record<string, Sentence>> = {
  $guide_started: words.guideStarted,
  $guide_completed: words.guideCompleted,
  $guide_dismissed: words.guideDismissed,
  $guide_blocked: words.guideBlocked,
  $guide_superseded: words.guideSuperseded,
  $guide_abandoned: words.guideAbandoned,
  $guide_paused: words.guidePaused,
  $guide_resumed: words.guideResumed,
  $guide_snoozed: words.guideSnoozed,
  $item_completed: words.itemCompleted,
}

/** Also a text in several languages, as titles of items are. */
function detail(entry: TimelineEntry, key: string, locale: Locale): string {
  const value = entry.detail[key]
  if (typeof value === 'object' && value !== null) return readText(Object.fromEntries(Object.entries(value).map(([language, text]) => [language, String(text)])), locale)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function entryText({ say, locale }: Console, entry: TimelineEntry, answer: AccountAnswer): string {
  const who = entry.who ?? say(shared.someone)
  switch (entry.kind) {
    case 'milestone': {
      const found = answer.milestones.find((m) => m.id === entry.code)
      return say(entry.detail.to === 'lost' ? words.milestoneLost : words.milestoneReached, found ? readText(found.name, locale) : entry.code)
    }
    case 'goal': {
      const found = answer.goals.find((g) => g.definition.id === entry.code)
      return say(entry.detail.to === 'missed' ? words.goalMissed : words.goalReached, found ? readText(found.definition.name, locale) : entry.code)
    }
    case 'guide': {
      const sentence = guideWords[entry.code]
      const what = sentence ? say(sentence, detail(entry, 'guide', locale) || detail(entry, 'guideId', locale), detail(entry, 'item', locale) || detail(entry, 'itemId', locale)) : entry.code
      return locale === 'ja' ? `${isolate(who)}：${what}` : `${isolate(who)} ${what}`
    }
    case 'account':
      return say(words.accountCreated)
    case 'person':
      return say(words.personJoined, who)
    case 'event':
      return `${isolate(who)}${locale === 'ja' ? '：' : ': '}${isolate(entry.code)}`
  }
}

export function entryLook(entry: TimelineEntry): { readonly icon: IconName; readonly tone: '' | 'good' | 'bad' } {
  if (entry.kind === 'milestone' || entry.kind === 'goal') return entry.detail.to === 'reached' ? { icon: 'tick', tone: 'good' } : { icon: 'warning', tone: 'bad' }
  if (entry.kind === 'account') return { icon: 'flag', tone: '' }
  if (entry.kind === 'person') return { icon: 'person', tone: '' }
  if (entry.kind === 'guide') return entry.code === '$guide_blocked' ? { icon: 'guide', tone: 'bad' } : { icon: 'guide', tone: '' }
  return { icon: 'play', tone: '' }
}
