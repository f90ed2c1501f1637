// The checklist's words, and how it says a moment: yesterday 16:05, 昨日 16:05.

export const checklistWords = {
  en: {
    launcher: 'Get started',
    allSet: 'All set',
    allSetText: 'Everything you need is in place.',
    progress: 'Progress',
    fold: 'Make smaller',
    hide: 'Hide this list',
    mark: 'Mark as done',
    close: 'Done',
    list: 'See the list',
    optional: 'Optional',
    you: 'You',
    teammate: 'Done by a teammate',
    comma: ', ',
    pause: ', ',
    stop: '. ',
    state: { done: 'Done: ', now: 'Next: ', lock: 'Locked: ', todo: '' },
    doneOf: (done: number, all: number) => `${done} of ${all} done`,
    left: (minutes: number) => `, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`,
    minutes: (minutes: number) => `${minutes} min`,
    opensAfter: (title: string) => `Opens after “${title}”`,
    together: (own: number, others: number) => `: ${own} by you, ${others} by teammates`,
    ticked: (title: string) => `Done: ${title}. `,
  },
  ja: {
    launcher: 'はじめての設定',
    allSet: '設定完了',
    allSetText: '必要な設定がすべて完了しました。',
    progress: '進み具合',
    fold: '小さくする',
    hide: 'この一覧を隠す',
    mark: '完了にする',
    close: '閉じる',
    list: '一覧を見る',
    optional: '任意',
    you: '自分',
    teammate: 'チームのメンバーが完了',
    comma: '・',
    pause: '、',
    stop: '。',
    state: { done: '完了：', now: '次：', lock: '未解放：', todo: '' },
    doneOf: (done: number, all: number) => `${all}件中${done}件完了`,
    left: (minutes: number) => `・残り約${minutes}分`,
    minutes: (minutes: number) => `${minutes}分`,
    opensAfter: (title: string) => `「${title}」のあとに進めます`,
    together: (own: number, others: number) => `（自分${own}件・チーム${others}件）`,
    ticked: (title: string) => `完了：${title}。`,
  },
}

export type ChecklistWords = typeof checklistWords.en

/** Today, yesterday or the date; then the time. */
export function moment(at: number, locale: string): string {
  const date = new Date(at)
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86_400_000)
  const day = days === 0 || days === -1 ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day') : date.toLocaleDateString(locale, { month: 'short', day: 'numeric' })
  return `${day} ${date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
}
