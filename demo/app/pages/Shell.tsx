// Inside a workspace: the sidebar, the page, and whichever dialog is open.
import type { ComponentChildren, JSX } from 'preact'
import { ChannelDialog } from '../parts/ChannelDialog.tsx'
import { InviteDialog } from '../parts/InviteDialog.tsx'
import { Sidebar } from '../parts/Sidebar.tsx'
import { TopicDialog } from '../parts/TopicDialog.tsx'
import { useAppState, useModel } from '../useModel.ts'

export function Shell({ children }: { children: ComponentChildren }): JSX.Element {
  const { words: { say }, showDrawer } = useModel()
  const { dialog, drawer, connected, snapshot, channelId } = useAppState()
  const channel = snapshot?.channels.find(({ id }) => id === channelId)
  return (
    <div class="app">
      <Sidebar />
      {drawer && <div class="scrim" onClick={() => showDrawer(false)} />}
      <div class="main">
        {!connected && <p class="connection" role="status">{say('reconnecting')}</p>}
        {children}
      </div>
      {dialog === 'channel' && <ChannelDialog />}
      {dialog === 'invite' && <InviteDialog />}
      {dialog === 'topic' && channel && <TopicDialog channel={channel} />}
    </div>
  )
}
