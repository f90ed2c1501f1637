// The frame of pages outside a workspace: the mark, one card, the language.
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../parts/Icon.tsx'
import { LanguageChoice } from '../parts/Choices.tsx'
import { useWords } from '../useModel.ts'

export function EntryPage({ title, lead, children }: { title: string; lead?: ComponentChildren; children: ComponentChildren }): JSX.Element {
  const { say } = useWords()
  return (
    <div class="entry">
      <header class="entry-head">
        <span class="logo"><Icon name="logo" /></span>
        <span class="brand">{say('product')}</span>
      </header>
      <main class="entry-card">
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
      </main>
      <footer class="entry-foot"><LanguageChoice /></footer>
    </div>
  )
}
