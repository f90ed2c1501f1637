// Serves the host page and the bundled surfaces on a free port of 127.0.0.1. The surfaces are bundled from their sources, each time.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { hostCss, hostPage } from './hostPage.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', woff2: 'font/woff2' }

export interface Gallery {
  readonly url: string
  readonly close: () => Promise<void>
}

/** `?locale=ja&mode=dark&dir=rtl&csp=strict&css=…` choose the host page. */
export async function serveGallery(): Promise<Gallery> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('gallery.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['source'],
    logLevel: 'silent',
  })
  const script = outputFiles[0]?.text ?? ''
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://host')
    const answer = (type: string, body: string | Buffer): void => void response.writeHead(200, { 'content-type': type }).end(body)
    if (url.pathname === '/gallery.js') return answer('text/javascript', script)
    if (url.pathname === '/host.css') return answer('text/css', hostCss)
    if (url.pathname === '/picture.svg') return answer('image/svg+xml', picture)
    const font = /^\/(inter|noto-sans-jp)\/([\w./-]+)$/.exec(url.pathname)
    if (font) {
      const file = normalize(join(root, 'node_modules/@fontsource-variable', font[1] ?? '', font[2] ?? ''))
      readFile(file).then(
        (body) => answer(types[file.split('.').at(-1) ?? ''] ?? 'text/plain', body),
        () => response.writeHead(404).end(),
      )
      return
    }
    if (url.pathname !== '/') return void response.writeHead(404).end()
    const ask = (name: string): string => url.searchParams.get(name) ?? ''
    const nonce = ask('csp') && 'r4nd0m'
    if (nonce) {
      const rest = ask('csp') === 'strict' ? '' : "; style-src 'self'; font-src 'self'"
      response.setHeader('content-security-policy', `default-src 'none'; script-src 'nonce-${nonce}'${rest}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`)
    }
    answer('text/html', hostPage({ locale: ask('locale') === 'ja' ? 'ja' : 'en', mode: ask('mode') === 'dark' ? 'dark' : 'light', dir: ask('dir') === 'rtl' ? 'rtl' : 'ltr', css: ask('css'), nonce, bare: ask('csp') === 'strict' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 240" width="520" height="240"><rect width="520" height="240" fill="#f0eefe"/><circle cx="392" cy="82" r="44" fill="#fff" opacity=".8"/><path d="M0 172c80-60 140-50 200-12s120-40 180-44 110 20 140 36v88H0Z" fill="#d8d6f7"/><path d="M0 202c90-44 180-30 260-12s180 0 260-20v70H0Z" fill="#c5c2f2"/><path d="M0 230c140-24 380-18 520 0v10H0Z" fill="#aeabec"/><rect x="205" y="52" width="9" height="176" rx="4" fill="#3b3180"/><path d="M158 66h118l22 22-22 22H158z" fill="#5e48c8"/><path d="M258 120h-98l-18 18 18 18h98z" fill="#fff"/></svg>`
