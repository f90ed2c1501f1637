// Words said in a channel, and the lines the workspace writes itself. Ids count up, so "newer" is one comparison.
import type { AvatarColour, Message, MessageKind } from '../shapes.ts'
import type { Database } from './openDatabase.ts'

const pageSize = 60
interface Row { id: number; channelId: string; kind: MessageKind; authorId: string; text: string; at: string; name: string; title: string; colour: AvatarColour }

export interface Messages {
  post(input: { workspaceId: string; channelId: string; userId: string; kind: MessageKind; text: string }): Message
  /** The newest page, or the page before a message; oldest first. */
  list(channelId: string, before: number | undefined): { messages: Message[]; more: boolean }
}

const select = `SELECT m.id, m.channel_id AS channelId, m.kind, m.user_id AS authorId, m.text, m.created_at AS at, u.name, u.title, u.colour
  FROM messages m JOIN users u ON u.id = m.user_id`

export function createMessages(deps: { db: Database; now: () => Date }): Messages {
  const { db, now } = deps
  return {
    post({ workspaceId, channelId, userId, kind, text }) {
      const { id } = db.run(
        'INSERT INTO messages (workspace_id, channel_id, kind, user_id, text, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        workspaceId, channelId, kind, userId, text, now().toISOString(),
      )
      const row = db.get<Row>(`${select} WHERE m.id = ?`, id)
      if (!row) throw new Error('a message just written must be there')
      return shape(row)
    },
    list(channelId, before) {
      const rows = db.all<Row>(`${select} WHERE m.channel_id = ? AND m.id < ? ORDER BY m.id DESC LIMIT ?`, channelId, before ?? Number.MAX_SAFE_INTEGER, pageSize + 1)
      return { messages: rows.slice(0, pageSize).reverse().map(shape), more: rows.length > pageSize }
    },
  }
}

function shape({ id, channelId, kind, authorId, text, at, name, title, colour }: Row): Message {
  return { id, channelId, kind, authorId, text, at, author: { id: authorId, name, title, colour } }
}
