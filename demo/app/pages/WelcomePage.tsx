// Two ways in: with a guide, or alone. Whoever goes alone is offered the tour another day, once.
import type { JSX } from 'preact'
import { EntryPage } from './EntryPage.tsx'
import { useAppState, useModel } from '../useModel.ts'

export function WelcomePage(): JSX.Element {
  const { words: { say }, visits, guidance, navigate } = useModel()
  const { session } = useAppState()
  async function showAround(): Promise<void> {
    // The tour is up before the channel is, so nothing else speaks in between.
    await guidance.start('welcome')
    navigate('/')
  }
  async function lookAround(): Promise<void> {
    await visits.lookAround()
    navigate('/')
  }
  return (
    <EntryPage title={say('welcomeTitle', { name: session?.me.name ?? '' })} lead={say('welcomeBody', { workspace: session?.workspace?.name ?? '' })}>
      <div class="two-ways">
        <button type="button" class="button ink wide" onClick={() => void showAround()}>{say('showMeAround')}</button>
        <button type="button" class="button wide" onClick={() => void lookAround()}>{say('lookAround')}</button>
      </div>
      <p class="aside">{say('welcomeLater')}</p>
    </EntryPage>
  )
}
