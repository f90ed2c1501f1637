// What Tsunagu's server and its pages say to each other. Types only.

export const avatarColours = ['mint', 'sky', 'rose', 'straw', 'peach', 'slate'] as const
export type AvatarColour = (typeof avatarColours)[number]
export type Locale = 'en' | 'ja'
export type ThemeChoice = 'system' | 'light' | 'dark'

export interface Person {
  id: string
  name: string
  title: string
  colour: AvatarColour
}
export interface Me extends Person {
  email: string
  timeZone: string
  /** ISO time of sign-up. */
  createdAt: string
  /** ISO time at which this person chose to look around alone, or null. */
  lookAroundAt: string | null
}
export interface Workspace {
  id: string
  name: string
  createdAt: string
  ownerId: string
}
export interface Session {
  me: Me
  workspace: Workspace | null
  workspaces: Workspace[]
}
export interface Channel {
  id: string
  name: string
  topic: string
  createdAt: string
  createdBy: string
  /** Messages of others since this person last looked, up to `lastId`. */
  unread: number
  /** The newest message; 0 when there is none. */
  lastId: number
}
export interface Member extends Person {
  role: 'owner' | 'member'
  joinedAt: string
}
export interface Invitation {
  id: string
  /** The one person this link is for, or null: whoever opens it first. */
  email: string | null
  path: string
  createdAt: string
  invitedBy: string
}
/** `said` is a person's words; `created` and `joined` are lines the workspace writes itself. */
export type MessageKind = 'said' | 'created' | 'joined'
export interface Message {
  id: number
  channelId: string
  kind: MessageKind
  authorId: string
  /** Kept with the message, so that words of people who left still have a name. */
  author: Person
  text: string
  at: string
}
export interface Snapshot {
  workspace: Workspace
  channels: Channel[]
  members: Member[]
  invitations: Invitation[]
}
export type LiveEvent = { type: 'message'; message: Message } | { type: 'changed' } | { type: 'removed' }

export interface Boot {
  session: Session | null
  locale: Locale
  theme: ThemeChoice
  /** Absent: guides run in this browser only and nothing is sent. */
  shirube: { endpoint: string; writeKey: string } | null
}

export const problemCodes = [
  'unexpected', 'not_found', 'signed_out', 'other_origin', 'bad_input', 'too_many_tries',
  'name_missing', 'name_too_long', 'email_invalid', 'email_taken', 'password_short', 'password_long', 'wrong_password', 'zone_unknown', 'title_too_long',
  'workspace_missing', 'channel_name_invalid', 'channel_taken', 'topic_too_long', 'message_empty', 'message_too_long',
  'invite_unknown', 'invite_revoked', 'invite_used', 'invite_other_person', 'invite_limit', 'already_member', 'not_owner',
] as const
/** Why something was refused; each has a sentence in both languages. */
export type ProblemCode = (typeof problemCodes)[number]
