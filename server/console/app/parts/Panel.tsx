// The three states before an answer, in the place and size of the answer: skeleton, slow, failed. Never a blank panel.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useConsole } from '../Console.ts'
import type { Failure } from '../request.ts'
import type { Data, Loaded } from '../useData.ts'
import { shared } from '../words/shared.ts'
import { Icon } from './Icon.tsx'

export interface PanelProps<T> {
  readonly loaded: Loaded<T>
  /** Lines of the skeleton, about the height of the answer. */
  readonly lines: number
  readonly children: (value: T) => ComponentChildren
}

export function Panel<T>({ loaded, lines, children }: PanelProps<T>) {
  const { data, reload } = loaded
  if (data.state === 'ready') return <>{children(data.value)}</>
  if (data.state === 'failed') return <Failed failure={data.failure} reload={reload} />
  return <Waiting data={data} lines={lines} reload={reload} />
}

function Waiting({ data, lines, reload }: { readonly data: Data<unknown>; readonly lines: number; readonly reload: () => void }) {
  const { say } = useConsole()
  const phase = data.state === 'loading' ? data.phase : 'quiet'
  return (
    <div class="card waiting" aria-busy="true" data-lines={lines}>
      {phase !== 'quiet' && Array.from({ length: lines }, (_, i) => <span key={i} class="sk" aria-hidden="true" />)}
      <p class={phase === 'slow' ? 'muted' : 'vh'} role="status">
        {phase === 'slow' ? say(shared.stillLoading) : phase === 'skeleton' ? say(shared.loading) : ''}
        {phase === 'slow' && (
          <button class="btn small" type="button" onClick={reload}>
            {say(shared.tryAgain)}
          </button>
        )}
      </p>
    </div>
  )
}

function Failed({ failure, reload }: { readonly failure: Failure; readonly reload: () => void }) {
  const { say, refreshSession } = useConsole()
  // The session has ended meanwhile: asking for it again leads to the way in.
  useEffect(() => {
    if (failure.status === 401) refreshSession()
  }, [failure.status, refreshSession])
  // Its name is not known to the server: no fault of the server's, and trying again finds no more.
  const gone = failure.status === 404 && failure.code.startsWith('unknown_')
  const [copied, setCopied] = useState(false)
  const copy = (): void => {
    const details = JSON.stringify({ ...failure, at: new Date().toISOString(), page: location.pathname })
    // Without permission the code stays on screen, which is enough to report it.
    navigator.clipboard.writeText(details).then(() => setCopied(true), () => undefined)
  }
  return (
    <div class="card fail" role="alert">
      <h2>
        <Icon name="warning" />
        {say(gone ? shared.goneTitle : shared.failedTitle)}
      </h2>
      <p class="muted">{say(gone ? shared.goneBody : failure.code === 'offline' ? shared.failedOffline : shared.failedServer)}</p>
      <p class="meta">{say(shared.failedCode, `${failure.code}${failure.requestId ? ` · ${failure.requestId}` : ''}`)}</p>
      <div class="acts-row">
        {!gone && (
          <button class="btn" type="button" onClick={reload}>
            <Icon name="refresh" />
            {say(shared.tryAgain)}
          </button>
        )}
        <button class="btn quiet" type="button" onClick={copy}>
          <Icon name="copy" />
          {say(copied ? shared.copied : shared.copyDetails)}
        </button>
      </div>
    </div>
  )
}
