// One message, or one line the workspace wrote. Words are text nodes, whatever they contain.
import type { JSX } from 'preact'
import { Avatar } from './Avatar.tsx'
import { splitLinks } from '../splitLinks.ts'
import { useAppState, useWords } from '../useModel.ts'
import type { Message } from '../../shapes.ts'

const words = { created: 'channelCreated', joined: 'joined' } as const

export function MessageLine({ message, follows, isFirstRoom }: { message: Message; follows: boolean; isFirstRoom: boolean }): JSX.Element {
  const { say, time } = useWords()
  const { session, snapshot } = useAppState()
  const zone = session?.me.timeZone ?? 'UTC'
  // A member's card is newer than the copy kept with the message.
  const author = snapshot?.members.find(({ id }) => id === message.authorId) ?? message.author
  const at = <time dateTime={message.at}>{time(message.at, zone)}</time>
  if (message.kind !== 'said') {
    const word = message.kind === 'created' && isFirstRoom ? 'workspaceCreated' : words[message.kind]
    return <li class="event-line">{say(word, { name: author.name, workspace: snapshot?.workspace.name ?? '', channel: message.text })} {at}</li>
  }
  const said = <p>{splitLinks(message.text).map(({ text, href }) => (href ? <a href={href} target="_blank" rel="noopener noreferrer">{text}</a> : text))}</p>
  if (follows) return <li class="message follows">{at}{said}</li>
  return (
    <li class="message">
      <Avatar person={author} size="big" />
      <div>
        <span class="who">{author.name}</span>
        {at}
        {said}
      </div>
    </li>
  )
}
