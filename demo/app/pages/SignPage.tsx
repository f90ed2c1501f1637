// Sign-up and log-in, one step each.
import type { JSX } from 'preact'
import { Link } from 'wouter-preact'
import { EntryPage } from './EntryPage.tsx'
import { SignForm } from './SignForm.tsx'
import { useModel } from '../useModel.ts'

export function SignPage({ kind }: { kind: 'signUp' | 'logIn' }): JSX.Element {
  const { words: { say }, navigate } = useModel()
  const isNew = kind === 'signUp'
  return (
    <EntryPage title={say(isNew ? 'signUpTitle' : 'logInTitle')} lead={isNew ? say('tagline') : undefined}>
      <SignForm kind={kind} label={say(kind)} onDone={() => navigate('/')} />
      <p class="aside">
        {say(isNew ? 'haveAccount' : 'noAccount')} <Link href={isNew ? '/login' : '/signup'}>{say(isNew ? 'logIn' : 'signUp')}</Link>
      </p>
    </EntryPage>
  )
}
