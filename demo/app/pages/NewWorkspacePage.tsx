// The first thing after sign-up, or one more workspace later.
import type { JSX } from 'preact'
import { Link } from 'wouter-preact'
import { EntryPage } from './EntryPage.tsx'
import { Field, Problem, readForm } from '../parts/Field.tsx'
import { useAppState, useModel } from '../useModel.ts'
import { useSubmit } from '../useSubmit.ts'

export function NewWorkspacePage(): JSX.Element {
  const { words: { say }, visits, navigate } = useModel()
  const { session } = useAppState()
  const { busy, problem, run } = useSubmit()
  function onSubmit(event: JSX.TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const { name = '' } = readForm(event.currentTarget)
    void run(() => visits.createWorkspace(name), () => navigate('/welcome'))
  }
  return (
    <EntryPage title={say('newWorkspaceTitle')} lead={say('newWorkspaceBody')}>
      <form onSubmit={onSubmit} class="sign-form">
        <Field label={say('workspaceName')} name="name" required maxLength={60} autocomplete="organization" autoFocus />
        <Problem text={problem} />
        <button type="submit" class="button ink wide" disabled={busy}>{say('createWorkspace')}</button>
      </form>
      <p class="aside">
        {session?.workspace ? <Link href="/">{say('back')}</Link> : <button type="button" class="text-button" onClick={() => void visits.logOut()}>{say('logOut')}</button>}
      </p>
    </EntryPage>
  )
}
