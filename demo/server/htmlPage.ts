// What every HTML page of Tsunagu is: language and theme are right in the first byte, so nothing flashes.
import type { Locale, ThemeChoice } from '../shapes.ts'

export interface HtmlPage {
  locale: Locale
  theme: ThemeChoice
  title: string
  /** Scripts and data, as HTML. */
  head: string
  /** As HTML: text of people goes through `escapeHtml` first. */
  body: string
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}

export function htmlPage({ locale, theme, title, head, body }: HtmlPage): string {
  return `<!doctype html>
<html lang="${locale}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/main.css">
${head}
</head>
<body>
${body}
</body>
</html>
`
}
