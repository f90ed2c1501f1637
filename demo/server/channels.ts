// Channels of a workspace, with what each person has not read yet.
import { HttpError } from './httpError.ts'
import { newId } from './id.ts'
import type { Channel } from '../shapes.ts'
import type { Database } from './openDatabase.ts'

export interface Channels {
  create(input: { workspaceId: string; name: string; topic: string; userId: string }): Channel
  list(workspaceId: string, userId: string): Channel[]
  /** Only within the given workspace, so that ids of other workspaces are unknown here. */
  find(workspaceId: string, channelId: string): { id: string; name: string } | undefined
  first(workspaceId: string): { id: string } | undefined
  setTopic(channelId: string, topic: string): void
  markSeen(channelId: string, userId: string, lastId: number): void
}

const names = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_ー-]{0,39}$/u

/** As people type it: lower case, spaces to hyphens, a leading # dropped. Throws `channel_name_invalid`. */
export function channelName(typed: string): string {
  const name = typed.normalize('NFKC').toLowerCase().replace(/^#/, '').trim().replace(/\s+/gu, '-')
  if (!names.test(name)) throw new HttpError(400, 'channel_name_invalid')
  return name
}

export function createChannels(deps: { db: Database; now: () => Date }): Channels {
  const { db, now } = deps
  return {
    create({ workspaceId, name, topic, userId }) {
      const id = newId('ch')
      const createdAt = now().toISOString()
      const { changes } = db.run('INSERT INTO channels VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (workspace_id, name) DO NOTHING', id, workspaceId, name, topic, userId, createdAt)
      if (changes === 0) throw new HttpError(409, 'channel_taken')
      return { id, name, topic, createdAt, createdBy: userId, unread: 0, lastId: 0 }
    },
    list: (workspaceId, userId) =>
      db.all<Channel>(
        `SELECT c.id, c.name, c.topic, c.created_at AS createdAt, c.created_by AS createdBy,
           (SELECT count(*) FROM messages m WHERE m.channel_id = c.id AND m.kind = 'said' AND m.user_id <> ?1
             AND m.id > coalesce((SELECT last_id FROM seen s WHERE s.user_id = ?1 AND s.channel_id = c.id), 0)) AS unread,
           (SELECT coalesce(max(m.id), 0) FROM messages m WHERE m.channel_id = c.id) AS lastId
         FROM channels c WHERE c.workspace_id = ?2 ORDER BY c.rowid`,
        userId, workspaceId,
      ),
    find: (workspaceId, channelId) => db.get<{ id: string; name: string }>('SELECT id, name FROM channels WHERE workspace_id = ? AND id = ?', workspaceId, channelId),
    first: (workspaceId) => db.get<{ id: string }>('SELECT id FROM channels WHERE workspace_id = ? ORDER BY rowid LIMIT 1', workspaceId),
    setTopic: (channelId, topic) => void db.run('UPDATE channels SET topic = ? WHERE id = ?', topic, channelId),
    markSeen: (channelId, userId, lastId) =>
      void db.run('INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (user_id, channel_id) DO UPDATE SET last_id = max(last_id, excluded.last_id)', userId, channelId, lastId),
  }
}
