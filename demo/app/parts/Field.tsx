// A labelled input with its hint, uncontrolled: the form reads it when it is sent.
import type { JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

interface FieldProps extends Omit<JSX.IntrinsicElements['input'], 'label'> {
  label: string
  name: string
  hint?: string
}

export function Field({ label, hint, ...input }: FieldProps): JSX.Element {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const first = input.autoFocus === true
  // A browser follows the attribute once in a document; the next form of the same visit is asked for here.
  useEffect(() => {
    if (first) box.current?.focus()
  }, [first])
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input {...input} ref={box} id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}

/** The text of a form's fields by name. */
export function readForm(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
}

/** What went wrong with a form; spoken when it appears. */
export function Problem({ text }: { text: string | null }): JSX.Element {
  return <p class={text ? 'problem' : 'problem empty'} role="alert">{text}</p>
}
