// Who is in the account, when they were last here, and where their guide stands.
import type { AccountAnswer } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { TableHead } from '../parts/TableHead.tsx'
import { accounts, account as words } from '../words/accounts.ts'

export function People({ answer }: { readonly answer: AccountAnswer }) {
  const { say, format } = useConsole()
  return (
    <section class="card" aria-labelledby="people-title">
      <div class="head">
        <div>
          <h2 id="people-title">{say(words.people, answer.people.length)}</h2>
        </div>
      </div>
      <div class="scroll">
        <table>
          <caption class="vh">{say(words.people, answer.people.length)}</caption>
          <TableHead columns={[say(words.name), say(words.firstSeen), say(words.lastSeen), { num: say(words.events) }, say(words.openGuide)]} />
          <tbody>
            {answer.people.map((person) => (
              <tr key={person.userId}>
                <th scope="row" class="name">
                  {person.name}
                  {person.name !== person.userId && <span class="sub mono">{person.userId}</span>}
                </th>
                <td>{person.firstSeenAt === null ? '–' : format.moment(person.firstSeenAt)}</td>
                <td>{person.lastSeenAt === null ? say(accounts.never) : format.ago(person.lastSeenAt, answer.asOf)}</td>
                <td class="num">{format.number(person.events)}</td>
                <td>{person.openGuide ? (person.openGuide.stepId ? say(words.atStep, person.openGuide.name, person.openGuide.stepId) : person.openGuide.name) : say(words.noGuide)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
