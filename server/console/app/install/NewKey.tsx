// Makes a key. A secret is shown once, in the place where it was asked for.
import { useRef, useState } from 'preact/hooks'
import { useConsole } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { request } from '../request.ts'
import { install } from '../words/install.ts'
import { shared } from '../words/shared.ts'

const kinds = ['browser', 'server', 'api'] as const

export function NewKey({ reload }: { readonly reload: () => void }) {
  const { say } = useConsole()
  const dialog = useRef<HTMLDialogElement>(null)
  const [kind, setKind] = useState<(typeof kinds)[number]>('browser')
  const [outcome, setOutcome] = useState<{ secret: string } | { code: string } | null>(null)
  const create = async (): Promise<void> => {
    const answer = await request<{ secret: string }>('api/keys', { method: 'POST', body: { kind, name: '' } })
    setOutcome(answer.ok ? { secret: answer.value.secret } : { code: answer.failure.code })
    if (answer.ok) reload()
  }
  const open = (): void => {
    setOutcome(null)
    dialog.current?.showModal()
  }
  return (
    <>
      <button class="btn" type="button" onClick={open}>
        <Icon name="plus" />
        {say(install.newKey)}
      </button>
      <dialog class="ask" ref={dialog} aria-label={say(install.newKey)}>
        <h2>{say(install.newKey)}</h2>
        <fieldset class="toggle">
          <legend class="vh">{say(install.newKeyKind)}</legend>
          {kinds.map((k) => (
            <label key={k}>
              <input type="radio" name="new-key" checked={kind === k} onChange={() => setKind(k)} />
              {k}
            </label>
          ))}
        </fieldset>
        <div role="status">
          {outcome && 'secret' in outcome && (
            <>
              <pre class="code">{outcome.secret}</pre>
              <p class="muted">{say(install.secretOnce)}</p>
            </>
          )}
          {outcome && 'code' in outcome && <p>{say(shared.failedCode, outcome.code)}</p>}
        </div>
        <div class="acts-row">
          <button class="btn primary" type="button" onClick={() => void create()}>
            {say(install.create)}
          </button>
          <button class="btn" type="button" onClick={() => dialog.current?.close()}>
            {say(shared.cancel)}
          </button>
        </div>
      </dialog>
    </>
  )
}
