// What the marks of a chart mean, beside the chart.
import { useConsole } from '../Console.ts'
import { overview } from '../words/overview.ts'
import { shared } from '../words/shared.ts'

const words = { line: overview.thisPeriod, range: shared.likelyRange, hatch: shared.tooNew, mark: shared.publishedMark } as const

export function Keys({ of }: { readonly of: readonly (keyof typeof words)[] }) {
  const { say } = useConsole()
  return (
    <p class="keys">
      {of.map((key) => (
        <span key={key}>
          <i class={key === 'hatch' ? 'hatch' : `k-${key}`} />
          {say(words[key])}
        </span>
      ))}
    </p>
  )
}
