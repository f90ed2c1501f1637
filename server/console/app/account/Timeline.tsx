// What happened, newest first; older entries are asked for page by page.
import { useState } from 'preact/hooks'
import type { AccountAnswer, TimelineEntry } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { request } from '../request.ts'
import { account as words } from '../words/accounts.ts'
import { shared } from '../words/shared.ts'
import { entryLook, entryText } from './entryText.ts'

export function Timeline({ answer }: { readonly answer: AccountAnswer }) {
  const context = useConsole()
  const { say, format } = context
  const [older, setOlder] = useState<{ entries: readonly TimelineEntry[]; next: string | null }>({ entries: [], next: answer.timelineNext })
  const [failed, setFailed] = useState<string | null>(null)
  const entries = [...answer.timeline, ...older.entries]
  const more = async (): Promise<void> => {
    const page = await request<AccountAnswer>(`api/accounts/${encodeURIComponent(answer.account.accountId)}?before=${encodeURIComponent(older.next ?? '')}`)
    setFailed(page.ok ? null : page.failure.code)
    if (page.ok) setOlder((o) => ({ entries: [...o.entries, ...page.value.timeline], next: page.value.timelineNext }))
  }
  return (
    <section class="card" aria-labelledby="timeline-title">
      <div class="head">
        <div>
          <h2 id="timeline-title">{say(words.timeline)}</h2>
        </div>
      </div>
      {entries.length === 0 && <p class="pad muted">{say(words.timelineEmpty)}</p>}
      <ol class="tl">
        {entries.map((entry, i) => {
          const look = entryLook(entry)
          return (
            <li key={i}>
              <time dateTime={new Date(entry.at).toISOString()}>{format.moment(entry.at)}</time>
              <span class={`dot ${look.tone}`}>
                <Icon name={look.icon} />
              </span>
              <span>{entryText(context, entry, answer)}</span>
            </li>
          )
        })}
      </ol>
      {older.next && (
        <div class="foot">
          <button class="btn" type="button" onClick={() => void more()}>
            {say(words.older)}
          </button>
          {failed !== null && <span role="alert">{say(shared.failedCode, failed)}</span>}
        </div>
      )}
    </section>
  )
}
