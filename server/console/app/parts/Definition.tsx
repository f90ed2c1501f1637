// ⓘ: what a figure means, how it was counted, who is left out. A native popover, reachable by keyboard.
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useConsole } from '../Console.ts'
import { shared } from '../words/shared.ts'
import { Icon } from './Icon.tsx'

export interface DefinitionProps {
  readonly title: string
  readonly sentence: string
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly children?: ComponentChildren
}

export function Definition({ title, sentence, rows, children }: DefinitionProps) {
  const { say } = useConsole()
  const id = useId()
  return (
    <>
      <button class="def" type="button" popovertarget={id} aria-label={say(shared.definitionOf, title)}>
        <Icon name="info" />
      </button>
      <div popover="auto" class="defpop" id={id} role="dialog" aria-label={title}>
        <p class="dt">
          <b>{title}</b>
        </p>
        <p class="muted">{sentence}</p>
        {rows.length > 0 && (
          <dl>
            {rows.map(([label, value]) => (
              <>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </>
            ))}
          </dl>
        )}
        {children}
      </div>
    </>
  )
}
