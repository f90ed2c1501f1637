// Each milestone: reached or how far, by whom and when, and who did what towards it.
import type { AccountAnswer } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { Meter } from '../parts/Meter.tsx'
import { account as words } from '../words/accounts.ts'
import { isolate } from '../words/isolate.ts'
import { readText } from '../words/say.ts'

type Line = AccountAnswer['milestones'][number]

function MilestoneLine({ line, startedAt, goalName }: { readonly line: Line; readonly startedAt: number | null; readonly goalName: (id: string) => string }) {
  const { say, format, locale } = useConsole()
  const done = line.state === 'reached'
  return (
    <li class={done ? (line.late ? 'late' : 'done') : 'open'}>
      <Icon name={done ? (line.late ? 'clock' : 'done') : 'open'} />
      <div>
        <b>{readText(line.name, locale)}</b>{' '}
        {line.goals.map((goal) => (
          <span key={goal} class="tag">
            {goalName(goal)}
          </span>
        ))}
        {line.atLeast > 1 && (
          <p class="muted">
            <Meter value={line.value} of={line.atLeast} />
            {say(words.progressOf, format.number(Math.min(line.value, line.atLeast)), format.number(line.atLeast))}
          </p>
        )}
        <ol class="parts">
          {line.parts.map((part, i) => (
            <li key={i} class="meta">
              {[isolate(part.what), part.who && isolate(part.who), format.moment(part.at)].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ol>
      </div>
      <div class="r">
        {line.state === 'lost' && say(words.lost)}
        {line.state === 'pending' && say(words.notYet)}
        {done && line.reachedAt !== null && (
          <>
            {line.by && <b>{line.by}</b>}
            <br />
            {format.moment(line.reachedAt)}{' '}
            {startedAt !== null && <span class="aside">{say(words.aside, line.late ? say(words.tooLate) : say(words.after, format.duration(line.reachedAt - startedAt)))}</span>}
          </>
        )}
      </div>
    </li>
  )
}

export function Milestones({ answer }: { readonly answer: AccountAnswer }) {
  const { say, locale } = useConsole()
  const goalName = (id: string): string => {
    const found = answer.goals.find((g) => g.definition.id === id)
    return found ? readText(found.definition.name, locale) : id
  }
  const reached = answer.milestones.filter((m) => m.state === 'reached').length
  return (
    <section class="card" aria-labelledby="milestones-title">
      <div class="head">
        <div>
          <h2 id="milestones-title">{say(words.milestonesTitle, reached, answer.milestones.length)}</h2>
        </div>
      </div>
      <ul class="ms">
        {answer.milestones.map((line) => (
          <MilestoneLine key={line.id} line={line} startedAt={answer.account.startedAt} goalName={goalName} />
        ))}
      </ul>
    </section>
  )
}
