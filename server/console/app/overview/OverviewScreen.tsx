// The morning page: is onboarding getting better, and who needs me today?
import type { ChecklistReport, GoalReport, MilestonesReport, StuckReport } from 'shirube/protocol'
import { useSearchParams } from 'wouter-preact'
import { useConsole } from '../Console.ts'
import { Panel } from '../parts/Panel.tsx'
import { useData } from '../useData.ts'
import { overview } from '../words/overview.ts'
import { shared } from '../words/shared.ts'
import { Figures } from './Figures.tsx'
import { Headline } from './Headline.tsx'
import { ByWeek } from './ByWeek.tsx'
import { NoGoal } from './NoGoal.tsx'
import { WhereTheyStop } from './WhereTheyStop.tsx'
import { Worklist } from './Worklist.tsx'

const choices = [28, 56, 84] as const
// Eight weeks, not four: with a window of 14 days half of a 28-day cohort is too young to count.
const standard = 56

export function OverviewScreen() {
  const { say, format } = useConsole()
  const [search, setSearch] = useSearchParams()
  const days = choices.find((d) => String(d) === search.get('days')) ?? standard
  const activation = useData<GoalReport>(`api/reports/activation?days=${days}`)
  const milestones = useData<MilestonesReport>(`api/reports/milestones?goal=activation&days=${days}`)
  const checklist = useData<ChecklistReport | null>(`api/reports/checklist?days=${days}`)
  const stuck = useData<StuckReport>('api/reports/stuck')
  // A fresh installation: there is nothing to count by, which is no failure.
  if (activation.data.state === 'failed' && activation.data.failure.code === 'unknown_goal') return <NoGoal />
  return (
    <>
      <div class="bar">
        <fieldset class="toggle">
          <legend class="vh">{say(overview.periodLabel)}</legend>
          {choices.map((choice) => (
            <label key={choice}>
              <input type="radio" name="days" checked={days === choice} onChange={() => setSearch((p) => (p.set('days', String(choice)), p))} />
              <span class="not-phone">{say(overview.period, choice)}</span>
              <span class="only-phone">{say(overview.periodShort, choice)}</span>
            </label>
          ))}
        </fieldset>
        {activation.data.state === 'ready' && (
          <span class="end">
            <span class="meta">{say(shared.dataUntil, format.moment(activation.data.value.asOf))}</span>
          </span>
        )}
      </div>
      <Panel loaded={activation} lines={4}>
        {(report) => (
          <>
            <Headline report={report} />
            <Figures activation={report} checklist={checklist.data} stuck={stuck.data} />
          </>
        )}
      </Panel>
      <div class="cols">
        <div class="stack">
          <Panel loaded={stuck} lines={9}>
            {(report) => <Worklist report={report} />}
          </Panel>
          <Panel loaded={activation} lines={8}>
            {(report) => <ByWeek report={report} />}
          </Panel>
        </div>
        <div class="stack">
          <Panel loaded={milestones} lines={8}>
            {(report) => <WhereTheyStop report={report} />}
          </Panel>
        </div>
      </div>
    </>
  )
}
