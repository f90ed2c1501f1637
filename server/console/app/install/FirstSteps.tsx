// The way from nothing to the first milestone, each line ticked with the moment it happened.
import { useState } from 'preact/hooks'
import type { InstallAnswer } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { install } from '../words/install.ts'
import { shared } from '../words/shared.ts'

function Snippet({ text }: { readonly text: string }) {
  const { say } = useConsole()
  const [copied, setCopied] = useState(false)
  // Without permission the text can still be selected by hand.
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => undefined)
  return (
    <>
      <button class="btn small" type="button" onClick={copy}>
        <Icon name="copy" />
        {say(copied ? shared.copied : install.copy)}
      </button>
      <pre class="code" tabIndex={0}>
        {text}
      </pre>
      <p class="meta">{say(install.bundler)}</p>
    </>
  )
}

export function FirstSteps({ answer }: { readonly answer: InstallAnswer }) {
  const { say, format } = useConsole()
  const { first, keys } = answer
  const key = keys.find((k) => k.kind === 'browser' && k.revokedAt === null)
  const seen = [
    { words: install.pageSeen, at: first.page },
    { words: install.userNamed, at: first.identify },
    { words: install.accountNamed, at: first.group },
    { words: install.firstMilestone, at: first.milestone },
  ]
  return (
    <div class="two">
      <section class="card" aria-labelledby="snippet-title">
        <div class="head">
          <div>
            <p class="label">{answer.environment}</p>
            <h2 id="snippet-title">{say(install.paste)}</h2>
          </div>
        </div>
        <ol class="check">
          <li>
            <span class={`stepno ${key ? 'ok' : 'now'}`}>{key ? <Icon name="tick" /> : '1'}</span>
            <div>
              <b>{say(install.keyMade)}</b>
              <p class="mono">{key?.shown ?? key?.prefix ?? '–'}</p>
            </div>
          </li>
          <li>
            <span class={`stepno ${first.event === null ? 'now' : 'ok'}`}>{first.event === null ? '2' : <Icon name="tick" />}</span>
            <div>
              <b>{say(install.paste)}</b> <Snippet text={answer.snippet} />
            </div>
          </li>
          <li>
            <span class={`stepno ${first.page === null ? '' : 'ok'}`}>{first.page === null ? '3' : <Icon name="tick" />}</span>
            <div>
              <b>{say(install.open)}</b>
              <p class="muted">{say(install.openBody)}</p>
            </div>
          </li>
        </ol>
      </section>
      <section class="card" aria-labelledby="seen-title">
        <div class="head">
          <div>
            <p class="label">{answer.environment}</p>
            <h2 id="seen-title">{first.event === null ? <span class="wait">{say(install.waitingTitle)}</span> : say(install.receivedTitle, format.moment(first.event))}</h2>
          </div>
          {first.event !== null && (
            <span class="tag good">
              <Icon name="tick" />
              {say(install.tagReceiving)}
            </span>
          )}
        </div>
        <ol class="check">
          {seen.map(({ words, at }, i) => (
            <li key={i}>
              <span class={`stepno ${at === null ? '' : 'ok'}`}>{at === null ? i + 1 : <Icon name="tick" />}</span>
              <div>
                <b>{say(words)}</b>
                <p class="muted">{at === null ? say(install.notYet) : format.moment(at)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
