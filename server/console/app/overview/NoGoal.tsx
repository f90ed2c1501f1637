// Before the first publication: what to define, and the command that sends it.
import { Link } from 'wouter-preact'
import { useConsole } from '../Console.ts'
import { overview } from '../words/overview.ts'
import { shared } from '../words/shared.ts'

export function NoGoal() {
  const { say } = useConsole()
  return (
    <>
      <div class="lead">
        <h1>{say(overview.noGoal)}</h1>
        <p>{say(overview.noGoalBody)}</p>
      </div>
      <pre class="code">npx shirube-server push shirube.config.ts --publish</pre>
      <p>
        <Link href="/install">{say(shared.install)}</Link>
      </p>
    </>
  )
}
