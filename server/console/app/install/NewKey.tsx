// Makes a key. A secret is shown once, in the place where it was asked for.
import { useRef, useState } from 'preact/hooks'
import { useConsole } from '../Console.ts'
import { Ask } from '../parts/Ask.tsx'
import { Icon } from '../parts/Icon.tsx'
import { request, type Failure } from '../request.ts'
import { install } from '../words/install.ts'

const kinds = ['browser', 'server', 'api'] as const

export function NewKey({ reload }: { readonly reload: () => void }) {
  const { say } = useConsole()
  const dialog = useRef<HTMLDialogElement>(null)
  const [kind, setKind] = useState<(typeof kinds)[number]>('browser')
  const [secret, setSecret] = useState<string | null>(null)
  const create = async (): Promise<Failure | null> => {
    const answer = await request<{ secret: string }>('api/keys', { method: 'POST', body: { kind, name: '' } })
    if (!answer.ok) return answer.failure
    setSecret(answer.value.secret)
    reload()
    return null
  }
  const open = (): void => {
    setSecret(null)
    dialog.current?.showModal()
  }
  return (
    <>
      <button class="btn" type="button" onClick={open}>
        <Icon name="plus" />
        {say(install.newKey)}
      </button>
      <Ask dialog={dialog} title={say(install.newKey)} act={secret === null ? say(install.create) : null} onAct={create}>
        <fieldset class="toggle" disabled={secret !== null}>
          <legend class="vh">{say(install.newKeyKind)}</legend>
          {kinds.map((k) => (
            <label key={k}>
              <input type="radio" name="new-key" checked={kind === k} onChange={() => setKind(k)} />
              {k}
            </label>
          ))}
        </fieldset>
        <div role="status">
          {secret !== null && (
            <>
              <pre class="code">{secret}</pre>
              <p class="muted">{say(install.secretOnce)}</p>
            </>
          )}
        </div>
      </Ask>
    </>
  )
}
