// One channel: what was said, and where to say more.
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Composer } from '../parts/Composer.tsx'
import { Header } from '../parts/Header.tsx'
import { Icon } from '../parts/Icon.tsx'
import { MessageList } from '../parts/MessageList.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { useAppState, useModel } from '../useModel.ts'

export function ChannelPage({ name }: { name: string }): JSX.Element {
  const { words: { say }, rooms, showDialog } = useModel()
  const { snapshot } = useAppState()
  const channel = snapshot?.channels.find((known) => known.name === name)
  const id = channel?.id
  useEffect(() => {
    if (!id) return undefined
    void rooms.enter(id)
    return () => rooms.leave()
  }, [id, rooms])
  if (!snapshot) return <><Header title="" /><main class="page" aria-busy="true" /></>
  if (!channel) return <NotFoundPage />
  const topic = (
    <button type="button" class="topic" aria-label={channel.topic ? `${channel.topic}, ${say('editTopic')}` : undefined} onClick={() => showDialog('topic')}>
      {channel.topic || say('addTopic')}
    </button>
  )
  return (
    <>
      <Header title={<><Icon name="hash" />{channel.name}</>} topic={topic} />
      <main class="room" key={channel.id}>
        <MessageList channel={channel} />
        <Composer channel={channel} />
      </main>
    </>
  )
}
