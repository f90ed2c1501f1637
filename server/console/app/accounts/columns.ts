// What the list of accounts can be sorted by, in the order of its columns.
import { accounts } from '../words/accounts.ts'

export const columns = [
  { key: 'name', words: accounts.account, end: false },
  { key: 'started', words: accounts.started, end: false },
  { key: 'seen', words: accounts.lastSeen, end: false },
  { key: 'users', words: accounts.people, end: true },
  { key: 'reached', words: accounts.milestones, end: false },
] as const
