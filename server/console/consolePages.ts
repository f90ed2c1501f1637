// The console's own files: one page for every screen, the built scripts, styles and fonts below /assets/, and the sign-in page.
import { empty, type HttpRequest, type HttpResponse } from '../http/message.ts'
import { createStaticFiles } from '../http/staticFiles.ts'
import { loginPage, loginScript, loginStyle } from './loginPage.ts'

export type ConsolePages = (request: HttpRequest) => Promise<HttpResponse | undefined>

/** Chunks and fonts carry their hash in the name; `main.js` and `main.css` do not. */
const hashedName = /-[A-Z0-9]{8}\.[a-z0-9]+$/

export function createConsolePages({ folder }: { folder: string }): ConsolePages {
  const files = createStaticFiles(folder)
  return async (request) => {
    if (request.method !== 'GET') return undefined
    if (request.path === '/login') return loginPage(request)
    if (request.path === '/login.js') return loginScript()
    if (request.path === '/login.css') return loginStyle()
    if (request.path.startsWith('/assets/')) {
      const name = request.path.slice('/assets/'.length)
      const cache = hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache'
      return (await files.answer(request, name, { 'cache-control': cache })) ?? empty(404)
    }
    return isScreen(request) ? screen(request.mount) : undefined
  }
}

/** An address a person opened, not a file that is missing; the first one for whoever asks whether anybody is at home. */
function isScreen(request: HttpRequest): boolean {
  return request.path === '/' || ((request.header('accept') ?? '').includes('text/html') && !/\.[a-z0-9]+$/i.test(request.path))
}

function screen(mount: string): HttpResponse {
  const assets = `${escapeAttribute(mount)}/assets`
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Shirube</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}/main.css">
<body>
<div id="console"></div>
<script type="module" src="${assets}/main.js"></script>
</body>
</html>
`
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
