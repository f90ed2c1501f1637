// Sample data is always marked, and one click (and one question) erases it.
import { useRef } from 'preact/hooks'
import { useConsole } from './Console.ts'
import { Ask } from './parts/Ask.tsx'
import { Icon } from './parts/Icon.tsx'
import { request, type Failure } from './request.ts'
import { shared } from './words/shared.ts'

export function SampleNotice() {
  const { say, refreshSession } = useConsole()
  const dialog = useRef<HTMLDialogElement>(null)
  const erase = async (): Promise<Failure | null> => {
    const answer = await request('api/sample', { method: 'DELETE' })
    if (!answer.ok) return answer.failure
    dialog.current?.close()
    refreshSession()
    return null
  }
  return (
    <section class="notice" aria-label={say(shared.sampleData)}>
      <Icon name="info" />
      <div>
        <b>{say(shared.sampleData)}</b> <span class="muted">{say(shared.sampleNotice)}</span>
      </div>
      <button class="btn" type="button" onClick={() => dialog.current?.showModal()}>
        {say(shared.eraseSample)}
      </button>
      <Ask dialog={dialog} title={say(shared.eraseSample)} act={say(shared.erase)} onAct={erase}>
        <p class="muted">{say(shared.eraseSampleAsk)}</p>
      </Ask>
    </section>
  )
}
