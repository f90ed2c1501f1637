// Launcher and panel as one region of the page, at the corner the author chose.
/** @jsxRuntime classic */ /** @jsx h */
import { ChecklistPanel, type ChecklistPanelProps } from './ChecklistPanel.tsx'
import { Launcher } from './Launcher.tsx'
import { h, type Drawn } from './ui/draw.ts'

export function Checklist(props: Omit<ChecklistPanelProps, 'id'>): Drawn {
  const { view, words, onAct } = props
  const id = `p-${view.guideId}`
  const done = view.items.filter((item) => item.done).length
  return (
    <section class="w" aria-label={view.title} data-guide={view.guideId} data-kind="checklist" data-corner={view.corner}>
      <Launcher words={words} done={done} all={view.items.length} complete={view.complete} open={view.open} controls={id} onToggle={() => onAct({ act: 'toggle', open: !view.open })} />
      <ChecklistPanel {...props} id={id} />
    </section>
  )
}
