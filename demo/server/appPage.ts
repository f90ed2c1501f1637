// The one HTML page of the app. Language and theme are right in the first byte, so nothing flashes; the session travels as data.
import type { Boot } from '../shapes.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}

export function appPage(boot: Boot): string {
  // "<" is the only letter that could end a script element early; JSON may write it as an escape.
  const data = JSON.stringify(boot).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="${boot.locale}" data-theme="${boot.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${boot.locale === 'ja' ? 'つなぐ' : 'Tsunagu'}</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/main.css">
<script type="application/json" id="boot">${data}</script>
<script type="module" src="/assets/main.js"></script>
</head>
<body><div id="app"></div><noscript>${boot.locale === 'ja' ? 'つなぐを使うには JavaScript を有効にしてください。' : 'Tsunagu needs JavaScript.'}</noscript></body>
</html>
`
}
