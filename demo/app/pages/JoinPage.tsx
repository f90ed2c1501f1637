// An invitation, opened: who asks, into what, and one act to come in.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { EntryPage } from './EntryPage.tsx'
import { SignForm } from './SignForm.tsx'
import { getApi } from '../callApi.ts'
import { Problem } from '../parts/Field.tsx'
import { useAppState, useModel } from '../useModel.ts'
import { useSubmit } from '../useSubmit.ts'
import type { ProblemCode } from '../../shapes.ts'

interface Asked { workspace: string; inviter: string; email: string | null; refused: ProblemCode | null; member: boolean }

export function JoinPage({ code }: { code: string }): JSX.Element {
  const { words: { say }, visits, navigate } = useModel()
  const { session } = useAppState()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [refusal, setRefusal] = useState<ProblemCode | 'offline' | null>(null)
  const [kind, setKind] = useState<'signUp' | 'logIn'>('signUp')
  const { busy, problem, run } = useSubmit()
  const userId = session?.me.id
  useEffect(() => {
    let current = true
    void getApi<Asked>(`/join/${encodeURIComponent(code)}`).then((answer) => {
      if (!current) return
      setAsked(answer.ok ? answer.body : null)
      setRefusal(answer.ok ? answer.body.refused : answer.reason)
    })
    return () => void (current = false)
  }, [code, userId])

  function join(): void {
    void run(() => visits.join(code), () => navigate('/'))
  }
  const spent = refusal === 'invite_used' || refusal === 'invite_revoked'
  if (!asked || (spent && !asked.member)) return <EntryPage title={say('invitation')} lead={refusal ? say(refusal) : say('loading')}><a class="button wide" href="/">{say('open')}</a></EntryPage>
  return (
    <EntryPage title={say('joinTitle', { workspace: asked.workspace })} lead={asked.member ? say('alreadyMember', { workspace: asked.workspace }) : say('joinBody', { inviter: asked.inviter })}>
      {asked.member && <a class="button ink wide" href="/">{say('open')}</a>}
      {!asked.member && session && (
        <>
          <Problem text={problem ?? (refusal && say(refusal))} />
          {refusal ? (
            <button type="button" class="button wide" onClick={() => void visits.logOut()}>{say('logOut')}</button>
          ) : (
            <button type="button" class="button ink wide" disabled={busy} onClick={join}>{say('joinAs', { name: session.me.name })}</button>
          )}
        </>
      )}
      {!session && (
        <>
          <SignForm kind={kind} label={say(kind === 'signUp' ? 'signUpAndJoin' : 'logInAndJoin')} email={asked.email} onDone={join} />
          <p class="aside">
            {say(kind === 'signUp' ? 'haveAccount' : 'noAccount')}{' '}
            <button type="button" class="text-button" onClick={() => setKind(kind === 'signUp' ? 'logIn' : 'signUp')}>{say(kind === 'signUp' ? 'logIn' : 'signUp')}</button>
          </p>
        </>
      )}
    </EntryPage>
  )
}
