// Open invitations, newest first: the link itself, copy, revoke.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import { useAppState, useModel } from '../useModel.ts'
import type { Invitation } from '../../shapes.ts'

export function Invitations(): JSX.Element {
  const { words: { say } } = useModel()
  const { snapshot } = useAppState()
  const open = [...(snapshot?.invitations ?? [])].reverse()
  if (open.length === 0) return <p class="quiet">{say('noOpenLinks')}</p>
  return <ul class="links">{open.map((invitation) => <OneLink key={invitation.id} invitation={invitation} />)}</ul>
}

function OneLink({ invitation }: { invitation: Invitation }): JSX.Element {
  const { words: { say }, place } = useModel()
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}${invitation.path}`
  const who = invitation.email ?? say('anyone')
  async function copy(field: HTMLInputElement | null): Promise<void> {
    field?.select()
    // Without permission (or on plain http) the selected text is still one keystroke from being copied.
    await navigator.clipboard?.writeText(link).then(() => setCopied(true), () => undefined)
  }
  return (
    <li>
      <span class="link-who">{who}</span>
      <input class="link" readOnly value={link} aria-label={`${who}: ${say('invite')}`} onFocus={({ currentTarget }) => currentTarget.select()} />
      <button type="button" class="button" onClick={({ currentTarget }) => void copy(currentTarget.parentElement?.querySelector('input') ?? null)}>
        <Icon name={copied ? 'check' : 'link'} />
        <span aria-live="polite">{copied ? say('copied') : say('copy')}</span>
      </button>
      <button type="button" class="button plain" onClick={() => void place.revoke(invitation.id)}>{say('revoke')}</button>
    </li>
  )
}
