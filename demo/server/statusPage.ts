// A second, plain page: made on the server, no framework, with Shirube by script tag as the README shows it.
import { escapeHtml, htmlPage } from './htmlPage.ts'
import type { Locale, ThemeChoice } from '../shapes.ts'

const words = {
  en: {
    title: 'Tsunagu status', fine: 'Everything works', back: 'Back to Tsunagu', database: 'Database', live: 'Open live connections', messages: 'Messages in the last 24 hours',
    waiting: 'Events waiting for the collector', answers: 'Responding', checked: 'Checked', none: 'No collector set up',
  },
  ja: {
    title: 'つなぐの稼働状況', fine: 'すべて正常に動いています', back: 'つなぐに戻る', database: 'データベース', live: '接続中のライブ接続', messages: '直近24時間のメッセージ',
    waiting: 'コレクターへの送信を待つイベント', answers: '応答あり', checked: '確認時刻', none: 'コレクター未設定',
  },
} as const

export interface Status {
  locale: Locale
  theme: ThemeChoice
  live: number
  messages: number
  /** Events; undefined without a collector. */
  waiting: number | undefined
  at: Date
  shirube: { endpoint: string; writeKey: string } | null
}

export function statusPage({ locale, theme, live, messages, waiting, at, shirube }: Status): string {
  const say = words[locale]
  const count = new Intl.NumberFormat(locale)
  const row = (name: string, value: string): string => `<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(at)
  return htmlPage({
    locale,
    theme,
    title: say.title,
    head: shirube ? `<script type="module" crossorigin src="${escapeHtml(shirube.endpoint)}/sdk/shirube.js" data-write-key="${escapeHtml(shirube.writeKey)}"></script>` : '',
    body: `<main class="status-page">
<h1>${say.title}</h1>
<p class="fine">${say.fine}</p>
<dl class="facts">
${row(say.database, say.answers)}
${row(say.messages, count.format(messages))}
${row(say.live, count.format(live))}
${row(say.waiting, waiting === undefined ? say.none : count.format(waiting))}
</dl>
<p class="note">${say.checked} <time datetime="${at.toISOString()}">${time} UTC</time></p>
<p><a href="/">${say.back}</a></p>
</main>`,
  })
}
