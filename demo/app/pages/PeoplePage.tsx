// Who is here and who is on the way.
import type { JSX } from 'preact'
import { Avatar } from '../parts/Avatar.tsx'
import { Header } from '../parts/Header.tsx'
import { Invitations } from '../parts/Invitations.tsx'
import { useAppState, useModel } from '../useModel.ts'
import type { Member } from '../../shapes.ts'

export function PeoplePage(): JSX.Element {
  const { words: { say } } = useModel()
  const { snapshot } = useAppState()
  return (
    <>
      <Header title={say('people')} />
      <main class="page">
        <p class="lead">{say('peopleBody', { workspace: snapshot?.workspace.name ?? '' })}</p>
        <ul class="people">{snapshot?.members.map((member) => <Row key={member.id} member={member} />)}</ul>
        <h2 class="section">{say('openLinks')}</h2>
        <Invitations />
      </main>
    </>
  )
}

function Row({ member }: { member: Member }): JSX.Element {
  const { words: { say, date }, place } = useModel()
  const { session, snapshot } = useAppState()
  const me = session?.me
  const mayRemove = snapshot?.workspace.ownerId === me?.id && member.role !== 'owner'
  const tag = [member.id === me?.id && say('you'), member.role === 'owner' && say('owner')].filter(Boolean)
  function remove(): void {
    if (confirm(say('removeSure', { name: member.name, workspace: snapshot?.workspace.name ?? '' }))) void place.remove(member.id)
  }
  return (
    <li>
      <Avatar person={member} size="big" />
      <div class="person">
        <span class="who">{member.name}{tag.map((word) => <span class="tag" key={String(word)}>{word}</span>)}</span>
        <span class="quiet">{[member.title, say('joinedOn', { date: date(member.joinedAt, me?.timeZone ?? 'UTC') })].filter(Boolean).join(' · ')}</span>
      </div>
      {mayRemove && <button type="button" class="button plain" aria-label={`${say('remove')}: ${member.name}`} onClick={remove}>{say('remove')}</button>}
    </li>
  )
}
