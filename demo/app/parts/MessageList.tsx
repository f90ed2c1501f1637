// The talk of one channel: days, a mark at what is new, and a view that stays at the newest unless one reads back.
import { Fragment, type JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { MessageLine } from './MessageLine.tsx'
import { useAppState, useModel } from '../useModel.ts'
import type { Channel, Message } from '../../shapes.ts'

const togetherMs = 5 * 60_000
const nearEndPx = 80

function continues(message: Message, before: Message | undefined): boolean {
  if (!before || before.kind !== 'said' || message.kind !== 'said' || before.authorId !== message.authorId) return false
  return Date.parse(message.at) - Date.parse(before.at) < togetherMs
}

export function MessageList({ channel }: { channel: Channel }): JSX.Element {
  const { words: { say, day, dayKey }, rooms } = useModel()
  const { rooms: loaded, session, snapshot } = useAppState()
  const room = loaded[channel.id]
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const zone = session?.me.timeZone ?? 'UTC'
  const messages = room?.messages ?? []
  const lastId = messages.at(-1)?.id
  useLayoutEffect(() => {
    const { current } = box
    const mine = messages.at(-1)?.authorId === session?.me.id
    if (current && (atEnd.current || mine)) current.scrollTop = current.scrollHeight
  }, [lastId])
  function onScroll({ currentTarget }: JSX.TargetedEvent<HTMLDivElement>): void {
    atEnd.current = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight < nearEndPx
  }
  return (
    <div class="messages" ref={box} onScroll={onScroll} tabIndex={0} role="log" aria-label={say('messagesOf', { channel: channel.name })}>
      {room && !room.more && (
        <div class="channel-start">
          <h2>{say('channelStart', { channel: channel.name })}</h2>
          <p>{say('channelStartBody', { workspace: snapshot?.workspace.name ?? '' })}</p>
        </div>
      )}
      {room?.more && <button type="button" class="button earlier" onClick={() => void rooms.loadEarlier(channel.id)}>{say('earlier')}</button>}
      <ol>
        {messages.map((message, index) => {
          const before = messages[index - 1]
          const newDay = !before || dayKey(before.at, zone) !== dayKey(message.at, zone)
          const isNew = message.id === room?.newFrom
          return (
            <Fragment key={message.id}>
              {newDay && <li class="day"><span>{day(message.at, zone)}</span></li>}
              {isNew && <li class="day new"><span>{say('newMessages')}</span></li>}
              <MessageLine message={message} follows={!newDay && !isNew && continues(message, before)} isFirstRoom={snapshot?.channels[0]?.id === channel.id} />
            </Fragment>
          )
        })}
      </ol>
    </div>
  )
}
