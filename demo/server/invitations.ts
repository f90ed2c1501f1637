// One link brings one person. A link may name its person by e-mail; it can be taken back, before and after its use.
import { HttpError } from './httpError.ts'
import { newId, newSecret } from './id.ts'
import type { Invitation } from '../shapes.ts'
import type { Database } from './openDatabase.ts'

/** Open invitations of one workspace at a time. */
const openLimit = 100
export interface InvitationRow { id: string; workspaceId: string; email: string | null; acceptedBy: string | null; revokedAt: string | null; invitedBy: string }

export interface Invitations {
  create(input: { workspaceId: string; email: string | null; userId: string }): Invitation
  /** Neither used nor taken back, oldest first. */
  open(workspaceId: string): Invitation[]
  byCode(code: string): InvitationRow | undefined
  find(workspaceId: string, id: string): InvitationRow | undefined
  /** Why this person may not use it, if so. */
  refusal(invitation: InvitationRow, email: string | undefined): 'invite_revoked' | 'invite_used' | 'invite_other_person' | undefined
  accept(id: string, userId: string): void
  /** False when it was taken back before. */
  revoke(id: string): boolean
}

const columns = 'id, workspace_id AS workspaceId, email, accepted_by AS acceptedBy, revoked_at AS revokedAt, invited_by AS invitedBy'
const shown = "id, email, '/join/' || code AS path, created_at AS createdAt, invited_by AS invitedBy"

export function createInvitations(deps: { db: Database; now: () => Date }): Invitations {
  const { db, now } = deps
  function open(workspaceId: string): Invitation[] {
    return db.all<Invitation>(`SELECT ${shown} FROM invitations WHERE workspace_id = ? AND accepted_at IS NULL AND revoked_at IS NULL ORDER BY rowid`, workspaceId)
  }
  return {
    create({ workspaceId, email, userId }) {
      if (open(workspaceId).length >= openLimit) throw new HttpError(409, 'invite_limit')
      const id = newId('inv')
      const code = newSecret()
      const createdAt = now().toISOString()
      db.run('INSERT INTO invitations (id, workspace_id, code, email, invited_by, created_at) VALUES (?, ?, ?, ?, ?, ?)', id, workspaceId, code, email, userId, createdAt)
      return { id, email, path: `/join/${code}`, createdAt, invitedBy: userId }
    },
    open,
    byCode: (code) => db.get<InvitationRow>(`SELECT ${columns} FROM invitations WHERE code = ?`, code),
    find: (workspaceId, id) => db.get<InvitationRow>(`SELECT ${columns} FROM invitations WHERE workspace_id = ? AND id = ?`, workspaceId, id),
    refusal(invitation, email) {
      if (invitation.revokedAt) return 'invite_revoked'
      if (invitation.acceptedBy) return 'invite_used'
      if (email !== undefined && invitation.email !== null && invitation.email.toLowerCase() !== email.toLowerCase()) return 'invite_other_person'
      return undefined
    },
    accept: (id, userId) => void db.run('UPDATE invitations SET accepted_by = ?, accepted_at = ? WHERE id = ?', userId, now().toISOString(), id),
    revoke: (id) => db.run('UPDATE invitations SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', now().toISOString(), id).changes > 0,
  }
}
