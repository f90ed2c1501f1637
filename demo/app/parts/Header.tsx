// The bar above a page: its title, and what one can always do: invite, get help, one's own menu.
import type { ComponentChildren, JSX } from 'preact'
import { Link } from 'wouter-preact'
import { Avatar } from './Avatar.tsx'
import { Icon } from './Icon.tsx'
import { LanguageChoice, ThemeChoices } from './Choices.tsx'
import { Menu } from './Menu.tsx'
import { useAppState, useModel } from '../useModel.ts'

const facesShown = 3

export function Header({ title, topic }: { title: ComponentChildren; topic?: ComponentChildren }): JSX.Element {
  const { words: { say }, showDialog, showDrawer, visits, navigate } = useModel()
  const { session, snapshot, drawer } = useAppState()
  const members = snapshot?.members ?? []
  return (
    <header class="head">
      <button type="button" class="icon-button phone-only" aria-label={say('menu')} aria-expanded={drawer} data-shirube="menu" onClick={() => showDrawer(true)}>
        <Icon name="menu" />
      </button>
      <h1 class="head-title">{title}</h1>
      {topic}
      <span class="space" />
      <Link href="/people" class="faces">
        <span class="hidden-text">{members.length === 1 ? say('oneMember') : say('members', { count: members.length })}</span>
        {members.slice(0, facesShown).map((member) => <Avatar key={member.id} person={member} size="small" />)}
        {members.length > facesShown && <span class="more-faces" aria-hidden="true">+{members.length - facesShown}</span>}
      </Link>
      <button type="button" class="button ink" data-shirube="invite" onClick={() => showDialog('invite')}>
        <Icon name="invite" />
        {say('invite')}
      </button>
      {session && (
        <Menu label={`${session.me.name}, ${say('yourMenu')}`} face={<Avatar person={session.me} size="medium" />} class="face-button" side="end">
          {(close) => (
            <>
              <p class="menu-title">{session.me.name}<small>{session.me.email}</small></p>
              <button type="button" class="menu-item" onClick={() => { close(); navigate('/profile') }}><Icon name="person" /><span class="nav-label">{say('profile')}</span></button>
              <div class="menu-choices"><LanguageChoice /><ThemeChoices /></div>
              <a class="menu-item" href="/status"><span class="nav-label">{say('status')}</span></a>
              <button type="button" class="menu-item" onClick={() => { close(); void visits.logOut() }}><span class="nav-label">{say('logOut')}</span></button>
            </>
          )}
        </Menu>
      )}
    </header>
  )
}
