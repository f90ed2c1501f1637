// A modal dialog: the browser keeps the focus inside, Escape and the ✕ close it, the focus returns to where it was.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import { useWords } from '../useModel.ts'

interface DialogProps {
  title: string
  body?: string
  /** The name by which guides find it. */
  anchor?: string
  onClose: () => void
  children: ComponentChildren
}

export function Dialog({ title, body, anchor, onClose, children }: DialogProps): JSX.Element {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { say } = useWords()
  useEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={box} class="dialog" aria-labelledby={id} onClose={onClose} onClick={(event) => event.target === box.current && onClose()}>
      <div class="dialog-inside" data-shirube={anchor}>
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon-button corner" aria-label={say('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
        {body && <p class="lead">{body}</p>}
        {children}
      </div>
    </dialog>
  )
}
