// The latest refused events with field and value, as text: whatever was sent, it is only shown.
import type { InstallAnswer } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { TableHead } from '../parts/TableHead.tsx'
import { install } from '../words/install.ts'

export function RecentRejects({ answer }: { readonly answer: InstallAnswer }) {
  const { say, format } = useConsole()
  if (!answer.recentRejects.length) return null
  return (
    <section class="card scroll" aria-labelledby="rejects-title">
      <div class="head">
        <div>
          <h2 id="rejects-title">{say(install.recent)}</h2>
        </div>
      </div>
      <table>
        <caption class="vh">{say(install.recent)}</caption>
        <TableHead columns={[say(install.when), say(install.reason), say(install.sample)]} />
        <tbody>
          {answer.recentRejects.map((reject, i) => (
            <tr key={i}>
              <th scope="row">{format.moment(reject.at)}</th>
              <td>
                <span class="mono">{reject.code}</span>
                <span class="sub mono">{reject.field}</span>
              </td>
              <td class="mono wrap">{reject.sample}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
