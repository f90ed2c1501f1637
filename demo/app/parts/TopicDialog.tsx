// The line that says what a channel is for.
import type { JSX } from 'preact'
import { Dialog } from './Dialog.tsx'
import { Field, Problem, readForm } from './Field.tsx'
import { useModel } from '../useModel.ts'
import { useSubmit } from '../useSubmit.ts'
import type { Channel } from '../../shapes.ts'

export function TopicDialog({ channel }: { channel: Channel }): JSX.Element {
  const { words: { say }, place, showDialog } = useModel()
  const { busy, problem, run } = useSubmit()
  function onSubmit(event: JSX.TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const { topic = '' } = readForm(event.currentTarget)
    void run(() => place.setTopic(channel.id, topic), () => showDialog(null))
  }
  return (
    <Dialog title={say('topicTitle', { channel: channel.name })} onClose={() => showDialog(null)}>
      <form onSubmit={onSubmit}>
        <Field label={say('topic')} name="topic" defaultValue={channel.topic} maxLength={120} autocomplete="off" autoFocus />
        <Problem text={problem} />
        <div class="form-foot">
          <button type="button" class="button" onClick={() => showDialog(null)}>{say('cancel')}</button>
          <button type="submit" class="button ink" disabled={busy}>{say('save')}</button>
        </div>
      </form>
    </Dialog>
  )
}
