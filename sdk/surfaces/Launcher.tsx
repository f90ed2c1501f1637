// The pill that opens the checklist: ring, label, count; a green tick when all is done.
/** @jsxRuntime classic */ /** @jsx h */
import type { ChecklistWords } from './checklistWords.ts'
import { Icon } from './ui/Icon.tsx'
import { h, type Drawn } from './ui/draw.ts'

export interface LauncherProps {
  readonly words: ChecklistWords
  readonly done: number
  readonly all: number
  readonly complete: boolean
  readonly open: boolean
  readonly controls: string
  readonly onToggle: () => void
}

export function Launcher({ words, done, all, complete, open, controls, onToggle }: LauncherProps): Drawn {
  // 54.98: the length of the ring, 2π × 8.75.
  const filled = `${(done / (all || 1)) * 54.98} 54.98`
  return (
    <button type="button" class="launcher" part="launcher" aria-expanded={open} aria-controls={controls} onClick={onToggle}>
      {complete ? (
        <span class="ok">
          <Icon d="m3.5 8.5 3 3 6-7" />
        </span>
      ) : (
        <svg class="dial" viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="10" cy="10" r="8.75" />
          {done > 0 && <circle cx="10" cy="10" r="8.75" stroke-dasharray={filled} />}
        </svg>
      )}
      {/* Its name in one piece: put together from two it would have a gap before the comma, and axe wants no label that hides visible text. */}
      {!complete && <span class="vh">{words.launcher + words.pause + words.doneOf(done, all)}</span>}
      <span aria-hidden={!complete}>{complete ? words.allSet : words.launcher}</span>
      {!complete && <span class="cnt" dir="ltr" aria-hidden="true">{`${done} / ${all}`}</span>}
    </button>
  )
}
