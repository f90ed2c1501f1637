// Keys: which are in use, which were refused and where those requests came from; make one, revoke one.
import type { InstallAnswer } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { install } from '../words/install.ts'
import { NewKey } from './NewKey.tsx'
import { RevokeKey } from './RevokeKey.tsx'

const reasons = { unknown_key: install.unknown_key, revoked_key: install.revoked_key, missing_key: install.missing_key, wrong_kind: install.wrong_kind } as const
const reasonOf = (code: string) => Object.entries(reasons).find(([known]) => known === code)?.[1] ?? { en: code, ja: code }

export function Keys({ answer, reload }: { readonly answer: InstallAnswer; readonly reload: () => void }) {
  const { say, format } = useConsole()
  const refused = answer.refusals.reduce((sum, r) => sum + r.count, 0)
  return (
    <section class="card" aria-labelledby="keys-title">
      <div class="head">
        <div>
          <h2 id="keys-title">{refused ? say(install.keysRefused, format.number(refused)) : say(install.keysTitle)}</h2>
        </div>
        <NewKey reload={reload} />
      </div>
      <div class="scroll">
        <table>
          <caption class="vh">{say(install.keysTitle)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(install.key)}</th>
              <th scope="col">{say(install.kind)}</th>
              <th scope="col">{say(install.status)}</th>
              <th scope="col">
                <span class="vh">{say(install.revoke)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.keys.map((key) => (
              <tr key={key.id}>
                <th scope="row">
                  <span class="mono">{key.prefix}…</span>
                  {key.name && <span class="sub">{key.name}</span>}
                </th>
                <td>{key.kind}</td>
                <td>{key.revokedAt === null ? <span class="tag good">{say(install.inUse)}</span> : <span class="tag warn">{say(install.revoked, format.shortDay(key.revokedAt))}</span>}</td>
                <td class="num">{key.revokedAt === null && <RevokeKey id={key.id} prefix={key.prefix} reload={reload} />}</td>
              </tr>
            ))}
            {answer.refusals.map((refusal, i) => (
              <tr key={`refusal-${i}`}>
                <th scope="row">
                  <span class="mono">{refusal.prefix ? `${refusal.prefix}…` : '–'}</span>
                </th>
                <td>–</td>
                <td>
                  <span class="tag bad">{say(reasonOf(refusal.reason))}</span>
                </td>
                <td class="num">{say(install.refusedFrom, format.number(refusal.count), refusal.origin === 'others' ? say(install.otherOrigins) : refusal.origin || say(install.noOrigin))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
