// Links to send: one link, one person. Open ones can be copied again or taken back.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { Dialog } from './Dialog.tsx'
import { Field, Problem, readForm } from './Field.tsx'
import { Invitations } from './Invitations.tsx'
import { useAppState, useModel } from '../useModel.ts'
import { useSubmit } from '../useSubmit.ts'

export function InviteDialog(): JSX.Element {
  const { words: { say }, place, showDialog } = useModel()
  const { snapshot } = useAppState()
  const { busy, problem, run } = useSubmit()
  const form = useRef<HTMLFormElement>(null)
  function onSubmit(event: JSX.TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const { email = '' } = readForm(event.currentTarget)
    void run(() => place.invite(email), () => form.current?.reset())
  }
  return (
    <Dialog title={say('inviteTitle')} body={say('inviteBody', { workspace: snapshot?.workspace.name ?? '' })} onClose={() => showDialog(null)}>
      <form ref={form} onSubmit={onSubmit} class="invite-form" data-shirube="invite-form">
        <Field label={say('inviteEmail')} hint={say('inviteEmailHint')} name="email" type="email" autocomplete="off" autoFocus />
        <button type="submit" class="button ink" disabled={busy}>{say('makeLink')}</button>
      </form>
      <Problem text={problem} />
      <h3 class="small-title">{say('openLinks')}</h3>
      <Invitations />
    </Dialog>
  )
}
