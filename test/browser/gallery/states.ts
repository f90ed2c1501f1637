// The views the gallery can show, by name, in both languages: what the runner would hand over.
import { parseRichText } from '../../../sdk/protocol/richText.ts'
import { aChecklist, anItem, aTour } from '../../support/surfaceViews.ts'
import type { ChecklistItemView, ChecklistView, TourView } from '../../../sdk/runner/view.ts'

export type Locale = 'en' | 'ja'
const say = (locale: Locale, en: string, ja: string): string => (locale === 'ja' ? ja : en)

/** The sidebar is not there on a phone. */
const addButton = (): Element | null => [...document.querySelectorAll('#add,#send')].find((element) => element.checkVisibility()) ?? null

export function tourView(locale: Locale, change: Partial<TourView> = {}): TourView {
  return aTour({
    title: say(locale, 'Bring in your team', 'チームのメンバーを招待する'),
    body: parseRichText(say(locale, 'Tsunagu works best with two or three people. Share a link, or send invitations by email.', '2〜3人ではじめると、使い方がつかみやすくなります。リンクの共有かメールで招待してください。')),
    target: document.querySelector('#invite'),
    spotlight: 'ring',
    ...change,
  })
}

export const tourStates: Record<string, (locale: Locale) => Partial<TourView>> = {
  ring: () => ({}),
  action: (locale) => ({
    stepId: 'channel',
    index: 2,
    title: say(locale, 'Make a channel for one topic', '話題ごとにチャンネルを作る'),
    body: parseRichText(say(locale, 'A channel keeps one project in one place, so nobody has to search for it.', '1つの仕事を1か所にまとめると、あとから探す手間がなくなります。')),
    target: addButton(),
    placement: 'end',
    spotlight: 'dim',
    cue: say(locale, 'Select “Add channel” to continue', '「チャンネルを追加」を選ぶと次へ進みます'),
  }),
  media: (locale) => ({
    stepId: 'thread',
    index: 3,
    isLast: true,
    title: say(locale, 'Answer in a thread', 'スレッドで返信する'),
    body: parseRichText(say(locale, 'Replies stay under the message. The channel stays easy to read.', '返信が元のメッセージにまとまり、チャンネルが読みやすくなります。')),
    media: { image: new URL('/picture.svg', location.href).href, alt: say(locale, 'A signpost', '道しるべ'), width: 520, height: 240 },
    target: document.querySelector('#composer'),
    placement: 'top',
  }),
  modal: (locale) => ({
    stepId: 'hello',
    index: 0,
    type: 'modal',
    canGoBack: false,
    target: null,
    title: say(locale, 'Welcome to Tsunagu, Hana', '花さん、つなぐへようこそ'),
    body: parseRichText(say(locale, 'Three short steps show you how your team talks here. They take about two minutes, and you can stop at any point.', 'チームでの使い方を、3つの短いステップでご案内します。2分ほどで終わり、途中でやめることもできます。')),
    media: { image: new URL('/picture.svg', location.href).href, alt: say(locale, 'A signpost', '道しるべ'), width: 520, height: 240 },
  }),
  block: (locale) => ({ ...tourStates['action']?.(locale), spotlight: 'block', cue: '' }),
  rich: (locale) => ({
    body: parseRichText(say(locale, 'Three ways:\n\n- **a link** anybody can use\n- `@name` in a message\n- by [mail](https://example.com/mail)', '3つの方法があります。\n\n- だれでも使える**リンク**\n- メッセージで`@名前`\n- [メール](https://example.com/mail)')),
    failure: say(locale, 'That did not work. Try again.', '実行できませんでした。もう一度お試しください。'),
  }),
  centred: (locale) => ({ stepId: 'gone', index: 2, target: null, spotlight: 'none', body: parseRichText(say(locale, 'This button is not on the page at the moment. Find **Add channel** at the end of the channel list.', 'このボタンは今の画面にありません。チャンネル一覧の最後の**[チャンネルを追加]**から作れます。')) }),
  chip: (locale) => ({ mode: 'chip', title: say(locale, 'Make a channel', 'チャンネルを作る') }),
  own: (locale) => ({ buttons: [{ label: say(locale, 'Not yet', 'まだ'), disabled: false }, { label: say(locale, 'Open the invitation', '招待を開く'), disabled: false }] }),
}

const item = (change: Partial<ChecklistItemView> & { id: string; title: string }): ChecklistItemView => anItem({ body: [], minutes: null, actionLabel: null, ...change })

export function checklistView(locale: Locale, change: Partial<ChecklistView> = {}): ChecklistView {
  const channel = say(locale, 'Create a channel', 'チャンネルを作る')
  const today = new Date()
  today.setHours(10, 24)
  return aChecklist({
    title: say(locale, 'Get your team talking', 'チームで使いはじめる'),
    items: [
      item({ id: 'workspace', title: say(locale, 'Create your workspace', 'ワークスペースを作る'), done: true, doneBy: 'you', doneAt: today.getTime() - 86_400_000 }),
      item({ id: 'invite', title: say(locale, 'Invite three teammates', 'メンバーを3人招待する'), done: true, doneBy: 'teammate', doneAt: today.getTime() }),
      item({ id: 'channel', title: channel, minutes: 2, body: parseRichText(say(locale, 'One channel for one topic. Start with a project you are working on this week.', '話題ごとに1つ作ります。まずは今週進めている仕事から始めてください。')), actionLabel: channel, canMark: true }),
      item({ id: 'calendar', title: say(locale, 'Connect your calendar', 'カレンダーを連携する'), minutes: 3, lockedBy: channel, body: parseRichText(say(locale, 'Meetings show beside your name.', '予定が名前の横に表示されます。')), actionLabel: say(locale, 'Connect', '連携') }),
      item({ id: 'quiet', title: say(locale, 'Set quiet hours', '通知を止める時間を決める'), minutes: 1, optional: true, canMark: true, body: parseRichText(say(locale, 'No sound in the evening.', '夜は音が鳴りません。')) }),
    ],
    ...change,
  })
}

export const allDone = (view: ChecklistView): Partial<ChecklistView> => ({ complete: true, items: view.items.map((one) => ({ ...one, done: true, lockedBy: null, doneBy: one.doneBy ?? 'you', doneAt: one.doneAt ?? Date.now() })) })
