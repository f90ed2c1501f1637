// What came in during the last day, to the last event: stored, duplicates, suppressed, rejected by reason.
import type { InstallAnswer } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { leastForPercent } from '../format.ts'
import { Definition } from '../parts/Definition.tsx'
import { TableHead } from '../parts/TableHead.tsx'
import { install } from '../words/install.ts'

export function Delivery({ answer }: { readonly answer: InstallAnswer }) {
  const { say, format } = useConsole()
  const { delivery } = answer
  const share = (n: number): string => (delivery.received < leastForPercent ? '–' : `${((n / delivery.received) * 100).toFixed(2)}%`)
  const lines = [
    { words: install.stored, count: delivery.stored, detail: '' },
    { words: install.duplicates, count: delivery.duplicates, detail: say(install.duplicatesDetail) },
    { words: install.suppressed, count: delivery.suppressed, detail: say(install.suppressedDetail) },
    { words: install.rejected, count: delivery.rejected, detail: delivery.rejects.map((r) => `${format.number(r.count)} ${r.code}`).join(' · ') },
  ]
  return (
    <section class="card" aria-labelledby="delivery-title">
      <div class="head">
        <div>
          <p class="label">
            {say(install.delivery)}
            <Definition title={say(install.delivery)} sentence={say(install.deliveryMeaning)} rows={[]} />
          </p>
          <h2 id="delivery-title">{say(install.deliveryFinding, format.number(delivery.received), format.number(delivery.rejected))}</h2>
        </div>
      </div>
      <div class="scroll">
        <table>
          <caption class="vh">{say(install.delivery)}</caption>
          <TableHead columns={[say(install.what), { num: say(install.events) }, { num: say(install.share) }, say(install.detail)]} />
          <tbody>
            {lines.map((line, i) => (
              <tr key={i}>
                <th scope="row">{say(line.words)}</th>
                <td class="num">{format.number(line.count)}</td>
                <td class="num">{share(line.count)}</td>
                <td>{line.detail}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{say(install.received)}</th>
              <td class="num">
                <b>{format.number(delivery.received)}</b>
              </td>
              <td class="num">{share(delivery.received)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
      {answer.unassigned > 0 && <p class="foot">{say(install.unassigned, format.number(answer.unassigned))}</p>}
    </section>
  )
}
