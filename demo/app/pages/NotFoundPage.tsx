// A place that is not there, with the way back.
import type { JSX } from 'preact'
import { Link } from 'wouter-preact'
import { Header } from '../parts/Header.tsx'
import { useAppState, useWords } from '../useModel.ts'

export function NotFoundPage(): JSX.Element {
  const { say } = useWords()
  const { snapshot } = useAppState()
  return (
    <>
      <Header title={say('notFoundTitle')} />
      <main class="page">
        <p class="lead">{say('notFoundBody', { workspace: snapshot?.workspace.name ?? '' })}</p>
        <Link href="/" class="button">{say('back')}</Link>
      </main>
    </>
  )
}
