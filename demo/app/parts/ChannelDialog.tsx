// A new channel: a name, perhaps a topic.
import type { JSX } from 'preact'
import { Dialog } from './Dialog.tsx'
import { Field, Problem, readForm } from './Field.tsx'
import { useModel } from '../useModel.ts'
import { useSubmit } from '../useSubmit.ts'

export function ChannelDialog(): JSX.Element {
  const { words: { say }, place, showDialog, navigate } = useModel()
  const { busy, problem, run } = useSubmit()
  function onSubmit(event: JSX.TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const { name = '', topic = '' } = readForm(event.currentTarget)
    void run(() => place.createChannel(name, topic), (channel) => {
      showDialog(null)
      navigate(`/c/${encodeURIComponent(channel.name)}`)
    })
  }
  return (
    <Dialog title={say('channelTitle')} body={say('channelBody')} anchor="channel-dialog" onClose={() => showDialog(null)}>
      <form onSubmit={onSubmit}>
        <Field label={say('channelName')} name="name" placeholder={say('channelExample')} required maxLength={60} autocomplete="off" autoFocus />
        <Field label={say('topicOptional')} name="topic" maxLength={120} autocomplete="off" />
        <Problem text={problem} />
        <div class="form-foot">
          <button type="button" class="button" onClick={() => showDialog(null)}>{say('cancel')}</button>
          <button type="submit" class="button ink" disabled={busy}>{say('create')}</button>
        </div>
      </form>
    </Dialog>
  )
}
