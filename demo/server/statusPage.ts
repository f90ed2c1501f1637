// A second, plain page: made on the server, no framework, with Shirube by script tag as the README shows it.
import { escapeHtml } from './appPage.ts'
import type { Locale, ThemeChoice } from '../shapes.ts'

const words = {
  en: {
    title: 'Tsunagu status', fine: 'Everything works', back: 'Back to Tsunagu', database: 'Database', live: 'Open live connections', messages: 'Messages in the last 24 hours',
    facts: 'Facts waiting for the collector', answers: 'answers', checked: 'Checked', none: 'no collector set up',
  },
  ja: {
    title: 'つなぐの稼働状況', fine: 'すべて正常に動いています', back: 'つなぐに戻る', database: 'データベース', live: '接続中のライブ接続', messages: '直近24時間のメッセージ',
    facts: 'コレクターへの送信待ち', answers: '応答あり', checked: '確認時刻', none: 'コレクター未設定',
  },
} as const

export interface Status { locale: Locale; theme: ThemeChoice; live: number; messages: number; waiting: number | undefined; at: Date; shirube: { endpoint: string; writeKey: string } | null }

export function statusPage({ locale, theme, live, messages, waiting, at, shirube }: Status): string {
  const say = words[locale]
  const script = shirube
    ? `\n<script type="module" crossorigin src="${escapeHtml(shirube.endpoint)}/sdk/shirube.js" data-write-key="${escapeHtml(shirube.writeKey)}"></script>`
    : ''
  const count = new Intl.NumberFormat(locale)
  const row = (name: string, value: string): string => `<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(at)
  return `<!doctype html>
<html lang="${locale}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say.title}</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/main.css">${script}
</head>
<body>
<main class="status-page">
<h1>${say.title}</h1>
<p class="fine">${say.fine}</p>
<dl class="facts">
${row(say.database, say.answers)}
${row(say.messages, count.format(messages))}
${row(say.live, count.format(live))}
${row(say.facts, waiting === undefined ? say.none : count.format(waiting))}
</dl>
<p class="note">${say.checked} <time datetime="${at.toISOString()}">${time} UTC</time></p>
<p><a href="/">${say.back}</a></p>
</main>
</body>
</html>
`
}
