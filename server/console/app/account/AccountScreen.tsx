// One account: the verdict as a sentence, then milestones, what happened, and who is there.
import type { AccountAnswer } from 'shirube/protocol'
import { Link } from 'wouter-preact'
import { useConsole } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { Panel } from '../parts/Panel.tsx'
import { useData } from '../useData.ts'
import { account as words } from '../words/accounts.ts'
import { shared } from '../words/shared.ts'
import { Milestones } from './Milestones.tsx'
import { People } from './People.tsx'
import { Timeline } from './Timeline.tsx'
import { Verdict } from './Verdict.tsx'

function Traits({ traits }: { readonly traits: AccountAnswer['traits'] }) {
  const { say } = useConsole()
  const known = Object.entries(traits)
  if (!known.length) return null
  return (
    <section class="card" aria-labelledby="traits-title">
      <div class="head">
        <div>
          <h2 id="traits-title">{say(words.traits)}</h2>
        </div>
      </div>
      <dl class="kv pad">
        {known.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function AccountScreen({ id }: { readonly id: string }) {
  const { say, format } = useConsole()
  const loaded = useData<AccountAnswer>(`api/accounts/${encodeURIComponent(id)}`)
  return (
    <>
      <div class="bar">
        <nav class="crumb" aria-label={say(shared.accounts)}>
          <Link href="/accounts">{say(shared.accounts)}</Link>
          <Icon name="right" />
          <span aria-current="page">{loaded.data.state === 'ready' ? loaded.data.value.account.name : id}</span>
        </nav>
        {loaded.data.state === 'ready' && (
          <span class="end">
            <span class="meta">{say(shared.dataUntil, format.moment(loaded.data.value.asOf))}</span>
          </span>
        )}
      </div>
      <Panel loaded={loaded} lines={14}>
        {(answer) => (
          <>
            <div class="who">
              <div>
                <h1>{answer.account.name}</h1>
                <p class="muted">
                  {answer.account.plan && `${answer.account.plan} · `}
                  {answer.account.startedAt !== null && say(words.day, Math.floor((answer.asOf - answer.account.startedAt) / 86_400_000) + 1)}
                  {answer.account.sample && (
                    <>
                      {' '}
                      <span class="tag">{say(shared.sampleData)}</span>
                    </>
                  )}
                </p>
              </div>
            </div>
            <Verdict answer={answer} />
            <div class="cols">
              <div class="stack">
                <Milestones answer={answer} />
                <Timeline key={answer.account.accountId} answer={answer} />
                <People answer={answer} />
              </div>
              <div class="stack">
                <Traits traits={answer.traits} />
              </div>
            </div>
          </>
        )}
      </Panel>
    </>
  )
}
