// How a goal stands, as word, shape and colour.
import type { AccountRow } from 'shirube/protocol'
import { useConsole } from '../Console.ts'
import { accounts } from '../words/accounts.ts'
import { Icon } from './Icon.tsx'

const looks = {
  reached: { tone: 'good', icon: 'tick' },
  late: { tone: 'warn', icon: 'clock' },
  open: { tone: '', icon: 'open' },
  missed: { tone: 'bad', icon: 'close' },
  none: { tone: '', icon: 'open' },
} as const

export function StateTag({ state }: { readonly state: AccountRow['activation'] }) {
  const { say } = useConsole()
  const { tone, icon } = looks[state]
  return (
    <span class={`tag ${tone}`}>
      <Icon name={icon} />
      {say(accounts[state])}
    </span>
  )
}
