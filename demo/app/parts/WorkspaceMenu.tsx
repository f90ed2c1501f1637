// The workspace's name; it opens the list of this person's workspaces.
import type { JSX } from 'preact'
import { Icon } from './Icon.tsx'
import { Menu } from './Menu.tsx'
import { useAppState, useModel } from '../useModel.ts'

export function WorkspaceMenu(): JSX.Element {
  const { words: { say }, visits, navigate } = useModel()
  const { session } = useAppState()
  const current = session?.workspace
  const face = (
    <>
      <span class="logo"><Icon name="logo" /></span>
      <span class="workspace-name"><span>{current?.name}</span><small>{say('product')}</small></span>
      <Icon name="down" />
    </>
  )
  return (
    <Menu label={say('workspaceMenu')} face={face} class="workspace" side="start">
      {(close) => (
        <>
          <p class="menu-title">{say('workspaces')}</p>
          {session?.workspaces.map((workspace) => (
            <button
              type="button" key={workspace.id} class="menu-item" aria-current={workspace.id === current?.id ? 'true' : undefined}
              onClick={() => { close(); void visits.enterWorkspace(workspace.id).then(() => navigate('/')) }}
            >
              <span class="nav-label">{workspace.name}</span>
              {workspace.id === current?.id && <Icon name="check" />}
            </button>
          ))}
          <button type="button" class="menu-item" onClick={() => { close(); navigate('/new') }}>
            <Icon name="plus" />
            <span class="nav-label">{say('anotherWorkspace')}</span>
          </button>
        </>
      )}
    </Menu>
  )
}
