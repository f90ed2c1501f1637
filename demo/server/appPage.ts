// The one HTML page of the app; the session travels as data.
import { htmlPage } from './htmlPage.ts'
import type { Boot } from '../shapes.ts'

const words = {
  en: { title: 'Tsunagu', noScript: 'Tsunagu needs JavaScript.' },
  ja: { title: 'つなぐ', noScript: 'つなぐを使うには JavaScript を有効にしてください。' },
} as const

export function appPage(boot: Boot): string {
  const { locale, theme } = boot
  const { title, noScript } = words[locale]
  // "<" is the only letter that could end a script element early; JSON may write it as an escape.
  const data = JSON.stringify(boot).replaceAll('<', '\\u003c')
  return htmlPage({
    locale,
    theme,
    title,
    head: `<script type="application/json" id="boot">${data}</script>\n<script type="module" src="/assets/main.js"></script>`,
    body: `<div id="app"></div><noscript>${noScript}</noscript>`,
  })
}
