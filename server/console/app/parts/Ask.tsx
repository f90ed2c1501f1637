// A question in a native dialog: its title, what follows, the act and the way back. While the act is under way it cannot be asked for twice.
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useConsole } from '../Console.ts'
import type { Failure } from '../request.ts'
import { shared } from '../words/shared.ts'

export interface AskProps {
  /** Opened and closed by whoever asks. */
  readonly dialog: RefObject<HTMLDialogElement>
  readonly title: string
  /** What the act is called. Null: it is done, and closing is all that is left. */
  readonly act: string | null
  /** Answers why it failed; null: it did not. */
  readonly onAct: () => Promise<Failure | null>
  readonly children: ComponentChildren
}

export function Ask({ dialog, title, act, onAct, children }: AskProps) {
  const { say } = useConsole()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (): Promise<void> => {
    setBusy(true)
    setFailure(await onAct())
    setBusy(false)
  }
  const back = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone: what is read next must not start at the top of the page.
  useEffect(() => {
    if (act === null) back.current?.focus()
  }, [act])
  return (
    <dialog class="ask" ref={dialog} aria-label={title} onClose={() => setFailure(null)}>
      <h2>{title}</h2>
      {children}
      {failure && <p role="alert">{say(shared.failedCode, failure.code)}</p>}
      <div class="acts-row">
        {act !== null && (
          <button class="btn primary" type="button" disabled={busy} onClick={() => void run()}>
            {act}
          </button>
        )}
        <button class="btn" type="button" ref={back} onClick={() => dialog.current?.close()}>
          {say(act === null ? shared.close : shared.cancel)}
        </button>
      </div>
    </dialog>
  )
}
