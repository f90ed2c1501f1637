// Name, e-mail, password: for signing up, logging in, and both of these on an invitation.
import type { JSX } from 'preact'
import { Field, Problem, readForm } from '../parts/Field.tsx'
import { useModel } from '../useModel.ts'
import { useSubmit } from '../useSubmit.ts'

interface SignFormProps { kind: 'signUp' | 'logIn'; label: string; email?: string | null; onDone: () => void }

export function SignForm({ kind, label, email, onDone }: SignFormProps): JSX.Element {
  const { words: { say }, visits } = useModel()
  const { busy, problem, run } = useSubmit()
  function onSubmit(event: JSX.TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const { name = '', email: address = '', password = '' } = readForm(event.currentTarget)
    void run(() => (kind === 'signUp' ? visits.signUp({ name, email: address, password }) : visits.logIn({ email: address, password })), onDone)
  }
  return (
    <form onSubmit={onSubmit} class="sign-form" key={kind}>
      {kind === 'signUp' && <Field label={say('name')} name="name" autocomplete="name" required maxLength={60} autoFocus />}
      <Field label={say('email')} name="email" type="email" autocomplete="email" required defaultValue={email ?? ''} autoFocus={kind === 'logIn'} />
      {kind === 'signUp' ? (
        <Field label={say('password')} name="password" type="password" autocomplete="new-password" required minLength={8} hint={say('passwordHint')} />
      ) : (
        <Field label={say('password')} name="password" type="password" autocomplete="current-password" required />
      )}
      <Problem text={problem} />
      <button type="submit" class="button ink wide" disabled={busy}>{label}</button>
    </form>
  )
}
