// The frame of every screen: sidebar (a drawer on phones), language, who is signed in, and the mark of sample data.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { useConsole } from './Console.ts'
import type { Locale } from './format.ts'
import { Icon, type IconName } from './parts/Icon.tsx'
import { Mark } from './parts/Mark.tsx'
import { Hatch } from './parts/Hatch.tsx'
import { SampleNotice } from './SampleNotice.tsx'
import { request } from './request.ts'
import { shared } from './words/shared.ts'

const pages = [
  { path: '/', icon: 'home', words: shared.overview },
  { path: '/accounts', icon: 'building', words: shared.accounts },
  { path: '/guides', icon: 'guide', words: shared.guides },
  { path: '/install', icon: 'plug', words: shared.install },
] as const satisfies readonly { path: string; icon: IconName; words: unknown }[]

const isAt = (path: string, location: string): boolean => (path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`))

function Navigation({ attention, onGo }: { readonly attention: number; readonly onGo?: () => void }) {
  const { say } = useConsole()
  const [location] = useLocation()
  return (
    <nav class="nav" aria-label={say(shared.mainNavigation)}>
      {pages.map(({ path, icon, words }) => (
        <>
          {path === '/install' && <div class="sep" />}
          <Link href={path} aria-current={isAt(path, location) ? 'page' : undefined} onClick={onGo}>
            <Icon name={icon} />
            {say(words)}
            {path === '/' && attention > 0 && (
              <span class="n">
                {attention}
                <span class="vh"> {say(shared.needAttention)}</span>
              </span>
            )}
          </Link>
        </>
      ))}
    </nav>
  )
}

function Foot() {
  const { say, locale, setLocale, session } = useConsole()
  const language = (value: Locale, name: string) => (
    <button type="button" lang={value} aria-pressed={locale === value} onClick={() => setLocale(value)}>
      {name}
    </button>
  )
  const signOut = (): void => void request('api/session', { method: 'DELETE' }).then(() => location.reload())
  return (
    <div class="me">
      <div class="lang" role="group" aria-label={say(shared.language)}>
        {language('en', 'English')}
        {language('ja', '日本語')}
      </div>
      <div>
        <b>{session.name}</b>
        <button class="link" type="button" onClick={signOut}>
          {say(shared.signOut)}
        </button>
      </div>
    </div>
  )
}

export function Shell({ attention, children }: { readonly attention: number; readonly children: ComponentChildren }) {
  const { say, session } = useConsole()
  const [location] = useLocation()
  const drawer = useRef<HTMLDialogElement>(null)
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  const title = say(pages.find((p) => isAt(p.path, location))?.words ?? shared.overview)
  useEffect(() => {
    document.title = `${title} · Shirube`
    // A new screen starts at its top, and readers of screens start there too; the first load keeps the browser's own focus.
    if (!first.current) main.current?.focus({ preventScroll: true })
    first.current = false
    scrollTo(0, 0)
  }, [location, title])
  const brand = (
    <Link class="brand" href="/">
      <Mark />
      Shirube
    </Link>
  )
  const environment = (
    <p class="env">
      <span>
        <b>{session.project}</b>
        <span>{session.environment}</span>
      </span>
    </p>
  )
  return (
    <>
      <Hatch />
      <a class="skip" href="#main">
        {say(shared.skipToContent)}
      </a>
      <div class="shell">
        <header class="side">
          {brand}
          {environment}
          <Navigation attention={attention} />
          <Foot />
        </header>
        <div class="phonebar" role="navigation" aria-label={say(shared.menu)}>
          <button class="icon" type="button" aria-label={say(shared.menu)} onClick={() => drawer.current?.showModal()}>
            <Icon name="menu" />
          </button>
          <span>
            <b>{title}</b>
            <span>
              {session.project} · {session.environment}
            </span>
          </span>
        </div>
        <dialog class="drawer" ref={drawer} aria-label={say(shared.menu)} onClick={(event) => event.target === drawer.current && drawer.current?.close()}>
          {brand}
          <Navigation attention={attention} onGo={() => drawer.current?.close()} />
          <Foot />
        </dialog>
        <main class="main" id="main" ref={main} tabIndex={-1}>
          {session.sample && <SampleNotice />}
          {children}
        </main>
      </div>
    </>
  )
}
