// Every chart is also a real table; the switch is two native radios. The title states the finding, the small line names the chart.
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { useConsole } from '../Console.ts'
import { shared } from '../words/shared.ts'

export interface ChartOrTableProps {
  readonly label: string
  readonly finding: string
  readonly definition?: ComponentChildren
  readonly chart: ComponentChildren
  readonly table: ComponentChildren
  readonly foot?: ComponentChildren
}

export function ChartOrTable({ label, finding, definition, chart, table, foot }: ChartOrTableProps) {
  const { say } = useConsole()
  const id = useId()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const option = (value: 'chart' | 'table') => (
    <label>
      <input type="radio" name={id} value={value} checked={view === value} onChange={() => setView(value)} />
      {say(shared[value])}
    </label>
  )
  return (
    <figure class="card view" aria-labelledby={`${id}-title`}>
      <div class="head duo">
        <div class="label">
          {label}
          {definition}
        </div>
        <fieldset class="toggle">
          <legend class="vh">{say(shared.showAs)}</legend>
          {option('chart')}
          {option('table')}
        </fieldset>
        <h2 id={`${id}-title`}>{finding}</h2>
      </div>
      {view === 'chart' ? <div class="as-chart">{chart}</div> : <div class="as-table scroll">{table}</div>}
      {foot}
    </figure>
  )
}
