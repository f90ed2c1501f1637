// The workspace on screen: its channels, members and invitations.
import { getApi, postApi, type Answer } from '../callApi.ts'
import type { Guidance } from '../guidance.ts'
import type { Store } from '../createStore.ts'
import type { State } from './state.ts'
import type { Channel, Invitation, Snapshot } from '../../shapes.ts'

export interface Place {
  refresh(): Promise<Answer<Snapshot>>
  createChannel(name: string, topic: string): Promise<Answer<Channel>>
  setTopic(channelId: string, topic: string): Promise<Answer<void>>
  invite(email: string): Promise<Answer<Invitation>>
  revoke(invitationId: string): Promise<Answer<void>>
  remove(userId: string): Promise<Answer<void>>
}

export function createPlace(deps: { store: Store<State>; guidance: Guidance }): Place {
  const { store, guidance } = deps
  async function refresh(): Promise<Answer<Snapshot>> {
    const answer = await getApi<Snapshot>('/workspace')
    const { channelId, heard } = store.get()
    // Something was said while the answer was on its way, and the answer does not count it.
    if (answer.ok && answer.body.channels.some(({ id, lastId }) => lastId < (heard[id] ?? 0))) return refresh()
    // The channel on screen is being read; the server may not have heard of it yet.
    if (answer.ok) store.set({ snapshot: { ...answer.body, channels: answer.body.channels.map((channel) => (channel.id === channelId ? { ...channel, unread: 0 } : channel)) } })
    return answer
  }
  async function act<Body>(request: Promise<Answer<Body>>, done?: (body: Body) => void): Promise<Answer<Body>> {
    const answer = await request
    if (answer.ok) {
      await refresh()
      done?.(answer.body)
    }
    return answer
  }
  return {
    refresh,
    createChannel: (name, topic) => act(postApi<Channel>('/channels', { name, topic }), (channel) => guidance.track('Channel Created', { channelId: channel.id })),
    setTopic: (channelId, topic) => act(postApi(`/channels/${channelId}/topic`, { topic })),
    invite: (email) => act(postApi<Invitation>('/invitations', { email }), ({ id }) => guidance.track('Teammate Invited', { inviteeId: id })),
    revoke: (invitationId) => act(postApi(`/invitations/${invitationId}/revoke`)),
    remove: (userId) => act(postApi(`/members/${userId}/remove`)),
  }
}
