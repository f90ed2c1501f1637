// Workspaces and who belongs to them. One person may be in several.
import { newId } from './id.ts'
import type { Database } from './openDatabase.ts'
import type { Member, Workspace } from '../shapes.ts'

export interface Workspaces {
  create(input: { name: string; ownerId: string; channel: string; topic: string }): Workspace
  find(id: string): Workspace | undefined
  of(userId: string): Workspace[]
  members(workspaceId: string): Member[]
  has(workspaceId: string, userId: string): boolean
  add(workspaceId: string, userId: string, invitationId: string): void
  /** The invitation that brought this person, or undefined when nobody was removed. */
  remove(workspaceId: string, userId: string): { invitationId: string | null } | undefined
}

const columns = 'w.id, w.name, w.created_at AS createdAt, w.owner_id AS ownerId'

export function createWorkspaces(deps: { db: Database; now: () => Date }): Workspaces {
  const { db, now } = deps
  function add(workspaceId: string, userId: string, role: Member['role'], invitationId: string | null): void {
    db.run('INSERT INTO members VALUES (?, ?, ?, ?, ?)', workspaceId, userId, role, now().toISOString(), invitationId)
  }
  return {
    create: ({ name, ownerId, channel, topic }) =>
      db.transaction(() => {
        const id = newId('ws')
        const channelId = newId('ch')
        const createdAt = now().toISOString()
        db.run('INSERT INTO workspaces VALUES (?, ?, ?, ?)', id, name, ownerId, createdAt)
        add(id, ownerId, 'owner', null)
        db.run('INSERT INTO channels VALUES (?, ?, ?, ?, ?, ?)', channelId, id, channel, topic, ownerId, createdAt)
        db.run("INSERT INTO messages (workspace_id, channel_id, kind, user_id, text, created_at) VALUES (?, ?, 'created', ?, ?, ?)", id, channelId, ownerId, name, createdAt)
        return { id, name, createdAt, ownerId }
      }),
    find: (id) => db.get<Workspace>(`SELECT ${columns} FROM workspaces w WHERE w.id = ?`, id),
    of: (userId) => db.all<Workspace>(`SELECT ${columns} FROM members m JOIN workspaces w ON w.id = m.workspace_id WHERE m.user_id = ? ORDER BY m.joined_at`, userId),
    members: (workspaceId) =>
      db.all<Member>(
        'SELECT u.id, u.name, u.title, u.colour, m.role, m.joined_at AS joinedAt FROM members m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = ? ORDER BY m.joined_at',
        workspaceId,
      ),
    has: (workspaceId, userId) => db.get('SELECT 1 FROM members WHERE workspace_id = ? AND user_id = ?', workspaceId, userId) !== undefined,
    add: (workspaceId, userId, invitationId) => add(workspaceId, userId, 'member', invitationId),
    remove: (workspaceId, userId) =>
      db.get<{ invitationId: string | null }>("DELETE FROM members WHERE workspace_id = ? AND user_id = ? AND role <> 'owner' RETURNING invitation_id AS invitationId", workspaceId, userId),
  }
}
