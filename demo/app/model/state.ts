// All that the pages show.
import type { Message, Session, Snapshot } from '../../shapes.ts'

export interface Room {
  /** Oldest first. */
  messages: readonly Message[]
  /** Older ones exist. */
  more: boolean
  /** First message that was unread when this person came in. */
  newFrom: number | null
}
export type DialogName = 'channel' | 'invite' | 'topic'
export interface State {
  session: Session | null
  snapshot: Snapshot | null
  rooms: Readonly<Record<string, Room>>
  /** The newest message heard of, by channel. */
  heard: Readonly<Record<string, number>>
  /** The channel on screen. */
  channelId: string | null
  dialog: DialogName | null
  /** The sidebar on a phone. */
  drawer: boolean
  connected: boolean
}

export const emptyPlace = { snapshot: null, rooms: {}, heard: {}, channelId: null, dialog: null, drawer: false } as const
