// Channels as rooms: load, talk, hear, and remember what was read.
import { getApi, postApi, type Answer } from '../callApi.ts'
import type { Guidance } from '../guidance.ts'
import type { Store } from '../createStore.ts'
import type { Room, State } from './state.ts'
import type { Message } from '../../shapes.ts'

export interface Rooms {
  enter(channelId: string): Promise<void>
  leave(): void
  loadEarlier(channelId: string): Promise<void>
  post(channelId: string, text: string): Promise<Answer<Message>>
  hear(message: Message): void
  /** After a lost connection: the newest page of the room on screen, again. */
  catchUp(): Promise<void>
  /** The room on screen is being looked at. */
  markSeen(): void
}
interface Page { messages: Message[]; more: boolean }

export function createRooms(deps: { store: Store<State>; guidance: Guidance }): Rooms {
  const { store, guidance } = deps
  function put(channelId: string, room: Room): void {
    store.set({ rooms: { ...store.get().rooms, [channelId]: room } })
  }
  function setUnread(channelId: string, change: (unread: number) => number): void {
    const { snapshot } = store.get()
    if (!snapshot) return
    store.set({ snapshot: { ...snapshot, channels: snapshot.channels.map((channel) => (channel.id === channelId ? { ...channel, unread: change(channel.unread) } : channel)) } })
  }
  function hear(message: Message): void {
    const { rooms, channelId, session, heard, snapshot } = store.get()
    store.set({ heard: { ...heard, [message.channelId]: Math.max(heard[message.channelId] ?? 0, message.id) } })
    const room = rooms[message.channelId]
    const known = room?.messages.some(({ id }) => id === message.id)
    if (known) return
    if (room) put(message.channelId, { ...room, messages: [...room.messages, message].sort((a, b) => a.id - b.id) })
    if (message.kind !== 'said' || message.authorId === session?.me.id) return
    if (message.channelId === channelId && document.visibilityState === 'visible') markSeen()
    // The list of channels may have counted it already.
    else if (message.id > (snapshot?.channels.find(({ id }) => id === message.channelId)?.lastId ?? 0)) setUnread(message.channelId, (unread) => unread + 1)
  }
  function markSeen(): void {
    const { channelId, rooms } = store.get()
    const last = channelId ? rooms[channelId]?.messages.at(-1) : undefined
    if (!channelId || !last) return
    setUnread(channelId, () => 0)
    void postApi(`/channels/${channelId}/seen`, { lastId: last.id })
  }
  async function load(channelId: string, unread: number): Promise<void> {
    const answer = await getApi<Page>(`/channels/${channelId}/messages`)
    if (!answer.ok) return
    const me = store.get().session?.me.id
    const others = answer.body.messages.filter((message) => message.kind === 'said' && message.authorId !== me)
    put(channelId, { ...answer.body, newFrom: unread > 0 ? (others.at(-unread)?.id ?? null) : null })
  }
  return {
    async enter(channelId) {
      const unread = store.get().snapshot?.channels.find(({ id }) => id === channelId)?.unread ?? 0
      store.set({ channelId, drawer: false })
      await load(channelId, unread)
      if (store.get().channelId === channelId) markSeen()
    },
    leave: () => store.set({ channelId: null }),
    async loadEarlier(channelId) {
      const room = store.get().rooms[channelId]
      const first = room?.messages[0]
      if (!room || !first) return
      const answer = await getApi<Page>(`/channels/${channelId}/messages?before=${first.id}`)
      if (answer.ok) put(channelId, { ...room, messages: [...answer.body.messages, ...room.messages], more: answer.body.more })
    },
    async post(channelId, text) {
      const answer = await postApi<Message>(`/channels/${channelId}/messages`, { text })
      if (answer.ok) {
        hear(answer.body)
        guidance.track('Message Posted', { channelId, length: [...text].length })
      }
      return answer
    },
    hear,
    async catchUp() {
      const { channelId } = store.get()
      if (!channelId) return
      await load(channelId, 0)
      markSeen()
    },
    markSeen,
  }
}
