// Two ways in: with a guide, or alone. Whoever goes alone is offered the tour another day, once.
import type { JSX } from 'preact'
import { EntryPage } from './EntryPage.tsx'
import { useAppState, useModel } from '../useModel.ts'

export function WelcomePage(): JSX.Element {
  const { words: { say }, visits, guidance, navigate } = useModel()
  const { session } = useAppState()
  function showAround(): void {
    navigate('/')
    guidance.start('welcome')
  }
  async function lookAround(): Promise<void> {
    await visits.lookAround()
    navigate('/')
  }
  return (
    <EntryPage title={say('welcomeTitle', { name: session?.me.name ?? '' })} lead={say('welcomeBody', { workspace: session?.workspace?.name ?? '' })}>
      <div class="two-ways">
        <button type="button" class="button ink wide" onClick={showAround}>{say('showMeAround')}</button>
        <button type="button" class="button wide" onClick={() => void lookAround()}>{say('lookAround')}</button>
      </div>
      <p class="aside">{say('welcomeLater')}</p>
    </EntryPage>
  )
}
