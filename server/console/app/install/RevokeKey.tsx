// Revoking cuts clients off at once, so it asks first and says what follows.
import { useRef } from 'preact/hooks'
import { useConsole } from '../Console.ts'
import { Ask } from '../parts/Ask.tsx'
import { request, type Failure } from '../request.ts'
import { install } from '../words/install.ts'

export function RevokeKey({ id, prefix, reload }: { readonly id: number; readonly prefix: string; readonly reload: () => void }) {
  const { say } = useConsole()
  const dialog = useRef<HTMLDialogElement>(null)
  const revoke = async (): Promise<Failure | null> => {
    const answer = await request(`api/keys/${id}`, { method: 'DELETE' })
    if (!answer.ok) return answer.failure
    dialog.current?.close()
    reload()
    return null
  }
  return (
    <>
      <button class="btn small quiet" type="button" aria-label={say(install.revokeKey, prefix)} onClick={() => dialog.current?.showModal()}>
        {say(install.revoke)}
      </button>
      <Ask dialog={dialog} title={say(install.revokeKey, prefix)} act={say(install.revoke)} onAct={revoke}>
        <p class="muted">{say(install.revokeAsk)}</p>
      </Ask>
    </>
  )
}
