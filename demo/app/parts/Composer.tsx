// Where one writes. Enter sends, except while an input method is still choosing letters.
import type { JSX } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { composerId } from '../model/createModel.ts'
import { Icon } from './Icon.tsx'
import { Problem } from './Field.tsx'
import { useModel } from '../useModel.ts'
import { useSubmit } from '../useSubmit.ts'
import type { Channel } from '../../shapes.ts'

export function Composer({ channel }: { channel: Channel }): JSX.Element {
  const { words: { say }, rooms } = useModel()
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const { busy, problem, run } = useSubmit()
  const hint = useId()
  const empty = text.trim() === ''
  function send(): void {
    if (empty) return
    void run(() => rooms.post(channel.id, text), () => {
      setText('')
      area.current?.focus()
    })
  }
  function onKeyDown(event: KeyboardEvent): void {
    // keyCode 229: Safari ends the composition before it sends this very Enter.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    send()
  }
  return (
    <form class="composer" data-shirube="composer" onSubmit={(event) => { event.preventDefault(); send() }}>
      <textarea
        id={composerId} ref={area} rows={1} value={text} maxLength={4000} aria-label={say('messageTo', { channel: channel.name })} aria-describedby={hint}
        placeholder={say('messageTo', { channel: channel.name })} onInput={({ currentTarget }) => setText(currentTarget.value)} onKeyDown={onKeyDown}
      />
      <div class="composer-foot">
        <span class="hint" id={hint}>{say('sendHint')}</span>
        <Problem text={problem} />
        <button type="submit" class="icon-button ink" aria-label={say('send')} aria-disabled={empty || busy}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}
