// Revoking cuts clients off at once, so it asks first and says what follows.
import { useRef, useState } from 'preact/hooks'
import { useConsole } from '../Console.ts'
import { request } from '../request.ts'
import { install } from '../words/install.ts'
import { shared } from '../words/shared.ts'

export function RevokeKey({ id, prefix, reload }: { readonly id: number; readonly prefix: string; readonly reload: () => void }) {
  const { say } = useConsole()
  const dialog = useRef<HTMLDialogElement>(null)
  const [code, setCode] = useState<string | null>(null)
  const revoke = async (): Promise<void> => {
    const answer = await request(`api/keys/${id}`, { method: 'DELETE' })
    if (!answer.ok) return setCode(answer.failure.code)
    dialog.current?.close()
    reload()
  }
  return (
    <>
      <button class="btn small quiet" type="button" aria-label={say(install.revokeKey, prefix)} onClick={() => dialog.current?.showModal()}>
        {say(install.revoke)}
      </button>
      <dialog class="ask" ref={dialog} aria-label={say(install.revokeKey, prefix)}>
        <h2>{say(install.revokeKey, prefix)}</h2>
        <p class="muted">{say(install.revokeAsk)}</p>
        {code && <p role="alert">{say(shared.failedCode, code)}</p>}
        <div class="acts-row">
          <button class="btn primary" type="button" onClick={() => void revoke()}>
            {say(install.revoke)}
          </button>
          <button class="btn" type="button" onClick={() => dialog.current?.close()}>
            {say(shared.cancel)}
          </button>
        </div>
      </dialog>
    </>
  )
}
