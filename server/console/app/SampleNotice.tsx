// Sample data is always marked, and one click (and one question) erases it.
import { useRef, useState } from 'preact/hooks'
import { useConsole } from './Console.ts'
import { Icon } from './parts/Icon.tsx'
import { request, type Failure } from './request.ts'
import { shared } from './words/shared.ts'

export function SampleNotice() {
  const { say, refreshSession } = useConsole()
  const ask = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const erase = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('api/sample', { method: 'DELETE' })
    setBusy(false)
    if (!answer.ok) return setFailure(answer.failure)
    ask.current?.close()
    refreshSession()
  }
  return (
    <section class="notice" aria-label={say(shared.sampleData)}>
      <Icon name="info" />
      <div>
        <b>{say(shared.sampleData)}</b> <span class="muted">{say(shared.sampleNotice)}</span>
      </div>
      <button class="btn" type="button" onClick={() => ask.current?.showModal()}>
        {say(shared.eraseSample)}
      </button>
      <dialog class="ask" ref={ask} aria-labelledby="erase-title">
        <h2 id="erase-title">{say(shared.eraseSample)}</h2>
        <p class="muted">{say(shared.eraseSampleAsk)}</p>
        {failure && <p role="alert">{say(shared.failedCode, failure.code)}</p>}
        <div class="acts-row">
          <button class="btn primary" type="button" disabled={busy} onClick={() => void erase()}>
            {say(shared.erase)}
          </button>
          <button class="btn" type="button" onClick={() => ask.current?.close()}>
            {say(shared.cancel)}
          </button>
        </div>
      </dialog>
    </section>
  )
}
