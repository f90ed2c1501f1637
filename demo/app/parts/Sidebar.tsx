// The left side: workspace, people, channels. On a phone it is a drawer.
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { Icon, type IconName } from './Icon.tsx'
import { LanguageChoice, ThemeChoices } from './Choices.tsx'
import { useAppState, useModel } from '../useModel.ts'
import { WorkspaceMenu } from './WorkspaceMenu.tsx'

interface NavProps { to: string; icon: IconName; label: string; anchor?: string }

export function Sidebar(): JSX.Element {
  const { words: { say }, showDialog, showDrawer, guidance, visits } = useModel()
  const { snapshot, drawer } = useAppState()
  const [path] = useLocation()
  const closeButton = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (drawer) closeButton.current?.focus()
  }, [drawer])

  function Nav({ to, icon, label, anchor }: NavProps): JSX.Element {
    return (
      <Link href={to} class="nav" aria-current={path === to ? 'page' : undefined} onClick={() => showDrawer(false)} data-shirube={anchor}>
        <Icon name={icon} />
        <span class="nav-label">{label}</span>
      </Link>
    )
  }
  return (
    <aside class={drawer ? 'side open' : 'side'} aria-label={say('sidebar')} onKeyDown={(event) => event.key === 'Escape' && drawer && showDrawer(false)}>
      <div class="side-top">
        <WorkspaceMenu />
        <button type="button" ref={closeButton} class="icon-button phone-only" aria-label={say('close')} onClick={() => showDrawer(false)}>
          <Icon name="close" />
        </button>
      </div>
      <nav class="side-scroll">
        <Nav to="/people" icon="people" label={say('people')} />
        <Nav to="/profile" icon="person" label={say('profile')} anchor="profile" />
        <button type="button" class="nav" data-shirube="help" onClick={() => { showDrawer(false); void guidance.start('set-up') }}>
          <Icon name="help" />
          <span class="nav-label">{say('help')}</span>
        </button>
        <h2 class="nav-group">{say('channels')}</h2>
        <ul>
          {snapshot?.channels.map((channel) => {
            const to = `/c/${encodeURIComponent(channel.name)}`
            return (
              <li key={channel.id}>
                <Link href={to} class={channel.unread > 0 ? 'nav unread' : 'nav'} aria-current={path === `/c/${channel.name}` || path === to ? 'page' : undefined} onClick={() => showDrawer(false)}>
                  <Icon name="hash" />
                  <span class="nav-label">{channel.name}</span>
                  {channel.unread > 0 && <span class="count" role="img" aria-label={say('unread', { count: channel.unread })}>{channel.unread > 99 ? '99+' : channel.unread}</span>}
                </Link>
              </li>
            )
          })}
        </ul>
        <button type="button" class="nav" data-shirube="add-channel" onClick={() => showDialog('channel')}>
          <Icon name="plus" />
          <span class="nav-label">{say('addChannel')}</span>
        </button>
      </nav>
      <div class="side-foot phone-only">
        <LanguageChoice />
        <ThemeChoices />
        <button type="button" class="button" onClick={() => void visits.logOut()}>{say('logOut')}</button>
      </div>
    </aside>
  )
}
