// Which page: by who is here, then by the address.
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Redirect, Route, Switch, useLocation } from 'wouter-preact'
import { ChannelPage } from './pages/ChannelPage.tsx'
import { JoinPage } from './pages/JoinPage.tsx'
import { NewWorkspacePage } from './pages/NewWorkspacePage.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { PeoplePage } from './pages/PeoplePage.tsx'
import { ProfilePage } from './pages/ProfilePage.tsx'
import { Shell } from './pages/Shell.tsx'
import { SignPage } from './pages/SignPage.tsx'
import { useAppState, useModel } from './useModel.ts'
import { WelcomePage } from './pages/WelcomePage.tsx'

export function App(): JSX.Element {
  useTitle()
  return (
    <Switch>
      <Route path="/join/:code">{({ code }) => <JoinPage code={code} key={code} />}</Route>
      <Route><Inside /></Route>
    </Switch>
  )
}

function Inside(): JSX.Element {
  const { session } = useAppState()
  if (!session) {
    return (
      <Switch>
        <Route path="/login"><SignPage kind="logIn" key="logIn" /></Route>
        <Route path="/signup"><SignPage kind="signUp" key="signUp" /></Route>
        <Route path="/"><Redirect to="/signup" replace /></Route>
        <Route><Redirect to="/login" replace /></Route>
      </Switch>
    )
  }
  if (!session.workspace) return <Switch><Route path="/new"><NewWorkspacePage /></Route><Route><Redirect to="/new" replace /></Route></Switch>
  return (
    <Switch>
      <Route path="/new"><NewWorkspacePage /></Route>
      <Route path="/welcome"><WelcomePage /></Route>
      <Route><Shell><Pages /></Shell></Route>
    </Switch>
  )
}

function Pages(): JSX.Element {
  return (
    <Switch>
      <Route path="/c/:name">{({ name }) => <ChannelPage name={decode(name)} />}</Route>
      <Route path="/people"><PeoplePage /></Route>
      <Route path="/profile"><ProfilePage /></Route>
      <Route path="/"><Home /></Route>
      <Route path="/signup"><Redirect to="/" replace /></Route>
      <Route path="/login"><Redirect to="/" replace /></Route>
      <Route><NotFoundPage /></Route>
    </Switch>
  )
}

function Home(): JSX.Element | null {
  const first = useAppState().snapshot?.channels[0]
  return first ? <Redirect to={`/c/${encodeURIComponent(first.name)}`} replace /> : null
}

/** An address typed by hand may hold a broken escape; it then names no channel. */
function decode(name: string): string {
  try {
    return decodeURIComponent(name).normalize('NFKC')
  } catch {
    return name
  }
}

function useTitle(): void {
  const { words: { say } } = useModel()
  const { snapshot, session } = useAppState()
  const [path] = useLocation()
  useEffect(() => {
    const unread = snapshot?.channels.reduce((sum, channel) => sum + channel.unread, 0) ?? 0
    const channel = path.startsWith('/c/') ? `#${decode(path.slice(3))} | ` : ''
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${channel}${session?.workspace ? `${session.workspace.name} | ` : ''}${say('product')}`
  }, [path, snapshot, session, say])
}
