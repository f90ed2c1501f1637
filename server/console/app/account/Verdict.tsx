// How activation stands for this account, whether it is in the headline yet, and why it is on the list if it is.
import type { AccountAnswer } from 'shirube/protocol'
import { useConsole, type Console } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { reasonText } from '../overview/reasonText.ts'
import { account as words } from '../words/accounts.ts'
import { readText } from '../words/say.ts'

type GoalOf = AccountAnswer['goals'][number]

function sentence({ say, format }: Console, answer: AccountAnswer, goal: GoalOf | undefined): string {
  const { account, asOf, reasons } = answer
  if (!goal) return say(words.verdictNone)
  const left = goal.dueAt === null ? '' : say(words.timeLeft, format.duration(Math.max(0, goal.dueAt - asOf)))
  if (account.activation === 'late') return say(words.verdictLate)
  if (goal.state === 'reached') return say(words.verdictReached, format.duration((goal.reachedAt ?? asOf) - (account.startedAt ?? asOf)))
  if (goal.state === 'missed') return say(words.verdictMissed, account.reached, account.required)
  return say(reasons.length ? words.verdictStuck : words.verdictOpenMoving, account.reached, account.required, left)
}

function goalWords({ say, format }: Console, goal: GoalOf): string {
  return goal.state === 'reached' ? say(words.stateReached, format.moment(goal.reachedAt ?? 0)) : say(goal.state === 'missed' ? words.stateMissed : words.statePending)
}

export function Verdict({ answer }: { readonly answer: AccountAnswer }) {
  const context = useConsole()
  const { say, format, locale } = context
  const goal = answer.goals.find((g) => g.definition.id === 'activation')
  return (
    <section class="card verdict" aria-labelledby="verdict-title">
      <div>
        <h2 id="verdict-title">
          <StateTag state={answer.account.activation} />
          {sentence(context, answer, goal)}
        </h2>
        <ul>
          {answer.reasons.map((reason) => (
            <li key={reason.code}>
              <Icon name="warning" />
              <span>{reasonText(context, reason)}</span>
            </li>
          ))}
        </ul>
        {goal && <p class="muted">{say(goal.mature ? words.counted : words.immature)}</p>}
      </div>
      <dl class="facts">
        <dt>{say(words.id)}</dt>
        <dd class="mono">{answer.account.accountId}</dd>
        {goal?.dueAt != null && (
          <>
            <dt>{say(words.window)}</dt>
            <dd>{say(goal.dueAt > answer.asOf ? words.closes : words.closed, format.moment(goal.dueAt))}</dd>
          </>
        )}
        {answer.goals.map((g) => (
          <>
            <dt>{readText(g.definition.name, locale)}</dt>
            <dd>{goalWords(context, g)}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}
