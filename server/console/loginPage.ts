// The page a one-time link opens. The secret stands after `#`: it reaches no server log and no Referer, and a program that
// only previews links does not use it up. Plain files of their own, because the policy forbids inline script and style.
import type { HttpRequest, HttpResponse } from '../http/message.ts'

const words = {
  en: { title: 'Sign in', working: 'Signing you in…', failed: 'This link was used already or is too old.', offline: 'The server did not answer. Open the link again in a moment: it was not used.', next: 'Make another one where the collector runs:', command: 'npx shirube-server keys link' },
  ja: { title: 'ログイン', working: 'ログインしています…', failed: 'このリンクは使用済みか、期限切れです。', offline: 'サーバーから応答がありません。少し待ってから、同じリンクをもう一度開いてください。リンクは未使用のままです。', next: 'コレクターを動かしている場所で、新しいリンクを作れます。', command: 'npx shirube-server keys link' },
} as const

const script = `const link = location.hash.slice(1)
history.replaceState(null, '', location.pathname)
const show = (id) => {
  document.getElementById('working').hidden = true
  document.getElementById(id).hidden = false
}
const enter = () => location.replace(new URL('.', document.baseURI))
// Whoever came in by this link earlier is still inside and opens it again.
const refused = () => fetch(new URL('api/session', document.baseURI)).then((response) => (response.ok ? enter() : show('failed')), () => show('failed'))
if (!link) refused()
else {
  fetch(new URL('api/session', document.baseURI), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ link }) })
    .then((response) => (response.ok ? enter() : response.status < 500 ? refused() : show('offline')), () => show('offline'))
}
`

const style = `:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
body { margin: 0; min-height: 100vh; display: grid; place-items: center }
main { max-width: 26rem; padding: 2rem }
h1 { font-size: 1.25rem }
code { display: block; padding: .75rem 1rem; border: 1px solid; border-radius: 8px; user-select: all }
[hidden] { display: none }
`

export function loginPage(request: HttpRequest): HttpResponse {
  const ja = (request.header('accept-language') ?? '').trim().toLowerCase().startsWith('ja')
  const say = ja ? words.ja : words.en
  const body = `<!doctype html>
<html lang="${ja ? 'ja' : 'en'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${say.title} · Shirube</title>
<link rel="stylesheet" href="login.css">
<main>
<h1>Shirube</h1>
<p id="working" role="status">${say.working}</p>
<p id="offline" role="alert" hidden>${say.offline}</p>
<div id="failed" role="alert" hidden><p>${say.failed}</p><p>${say.next}</p><code>${say.command}</code></div>
</main>
<script type="module" src="login.js"></script>
</html>
`
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', vary: 'Accept-Language' }, body }
}

export function loginScript(): HttpResponse {
  return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: script }
}

export function loginStyle(): HttpResponse {
  return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: style }
}
