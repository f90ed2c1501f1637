// Who is signed in, and in which workspace. The browser holds a secret; the database only its digest.
import { digest, newSecret } from './id.ts'
import type { Database } from './openDatabase.ts'

export const sessionDays = 30
export interface SessionRow { key: string; userId: string; workspaceId: string | null }
export interface Sessions {
  /** The secret for the cookie. */
  open(userId: string, workspaceId: string | null): string
  find(secret: string): SessionRow | undefined
  enter(key: string, workspaceId: string | null): void
  close(key: string): void
  /** Someone left a workspace: their sessions must not stay in it. */
  leave(userId: string, workspaceId: string): void
}

export function createSessions(deps: { db: Database; now: () => Date }): Sessions {
  const { db, now } = deps
  return {
    open(userId, workspaceId) {
      const secret = newSecret()
      const start = now()
      const end = new Date(start.getTime() + sessionDays * 86_400_000)
      db.run('DELETE FROM sessions WHERE expires_at <= ?', start.toISOString())
      db.run('INSERT INTO sessions VALUES (?, ?, ?, ?, ?)', digest(secret), userId, workspaceId, start.toISOString(), end.toISOString())
      return secret
    },
    find: (secret) =>
      db.get<SessionRow>('SELECT secret AS key, user_id AS userId, workspace_id AS workspaceId FROM sessions WHERE secret = ? AND expires_at > ?', digest(secret), now().toISOString()),
    enter: (key, workspaceId) => void db.run('UPDATE sessions SET workspace_id = ? WHERE secret = ?', workspaceId, key),
    close: (key) => void db.run('DELETE FROM sessions WHERE secret = ?', key),
    leave: (userId, workspaceId) => void db.run('UPDATE sessions SET workspace_id = NULL WHERE user_id = ? AND workspace_id = ?', userId, workspaceId),
  }
}
