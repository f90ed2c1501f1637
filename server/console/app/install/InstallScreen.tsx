// Install & health. While nothing has arrived it listens and changes by itself.
import { useEffect } from 'preact/hooks'
import type { InstallAnswer } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { Icon } from '../parts/Icon.tsx'
import { Panel } from '../parts/Panel.tsx'
import { useData } from '../useData.ts'
import { install } from '../words/install.ts'
import { Delivery } from './Delivery.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { Keys } from './Keys.tsx'
import { listenForEvents } from './listenForEvents.ts'
import { RecentRejects } from './RecentRejects.tsx'

export function InstallScreen() {
  const { say, format } = useConsole()
  const loaded = useData<InstallAnswer>('api/install')
  const { data, reload } = loaded
  const waiting = data.state === 'ready' && data.value.first.event === null
  useEffect(() => (waiting ? listenForEvents(reload) : undefined), [waiting, reload])
  return (
    <Panel loaded={loaded} lines={12}>
      {(answer) => (
        <>
          <div class="bar">
            <span class="end">
              {answer.lastEventAt !== null && <span class="meta">{say(install.lastEvent, format.ago(answer.lastEventAt, answer.asOf))}</span>}
              <button class="btn" type="button" onClick={reload}>
                <Icon name="refresh" />
                {say(install.checkAgain)}
              </button>
            </span>
          </div>
          <div class="lead" role="status">
            <h1>{say(answer.first.event === null ? install.waiting : install.receiving, answer.environment)}</h1>
            <p>{say(answer.first.event === null ? install.waitingBody : install.accounted)}</p>
          </div>
          {answer.hiddenGuides.length > 0 && (
            <section class="notice warn">
              <Icon name="warning" />
              <div>
                <b>{say(install.hidden, answer.hiddenGuides.join(', '))}</b>
              </div>
            </section>
          )}
          <div class="stack">
            <FirstSteps answer={answer} />
            <Delivery answer={answer} />
            <div class="two">
              <Keys answer={answer} reload={reload} />
              <RecentRejects answer={answer} />
            </div>
          </div>
        </>
      )}
    </Panel>
  )
}
