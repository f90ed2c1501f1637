// Session first, then the screens. Every screen's address can be shared and survives the back button.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Link, Route, Router, Switch } from 'wouter-preact'
import type { StuckReport } from 'shirube/protocol'
import { addressId } from './addressId.ts'
import { AccountScreen } from './account/AccountScreen.tsx'
import { AccountsScreen } from './accounts/AccountsScreen.tsx'
import { ConsoleContext, createConsoleValue, useConsole, type Session } from './Console.ts'
import type { Locale } from './format.ts'
import { GuideScreen } from './guides/GuideScreen.tsx'
import { GuidesScreen } from './guides/GuidesScreen.tsx'
import { InstallScreen } from './install/InstallScreen.tsx'
import { mountPath } from './mount.ts'
import { OverviewScreen } from './overview/OverviewScreen.tsx'
import { Panel } from './parts/Panel.tsx'
import { Shell } from './Shell.tsx'
import { SignIn } from './SignIn.tsx'
import { useData } from './useData.ts'
import { shared } from './words/shared.ts'

const storedLocale = (): Locale => {
  const wanted = localStorage.getItem('shirube-console-locale') ?? navigator.language
  return wanted.startsWith('ja') ? 'ja' : 'en'
}

function Missing() {
  const { say } = useConsole()
  return (
    <div class="lead">
      <h1>{say(shared.notFoundTitle)}</h1>
      <p>
        <Link href="/">{say(shared.backToOverview)}</Link>
      </p>
    </div>
  )
}

function Screens() {
  const stuck = useData<StuckReport>('api/reports/stuck')
  const attention = stuck.data.state === 'ready' ? stuck.data.value.accounts.length : 0
  return (
    <Router base={mountPath.replace(/\/$/, '')}>
      <Shell attention={attention}>
        <Switch>
          <Route path="/" component={OverviewScreen} />
          <Route path="/accounts" component={AccountsScreen} />
          <Route path="/accounts/:id">{() => <AccountScreen id={addressId()} />}</Route>
          <Route path="/guides" component={GuidesScreen} />
          <Route path="/guides/:id">{() => <GuideScreen id={addressId()} />}</Route>
          <Route path="/install" component={InstallScreen} />
          <Route component={Missing} />
        </Switch>
      </Shell>
    </Router>
  )
}

export function App() {
  const [locale, setLocale] = useState<Locale>(storedLocale)
  const session = useData<Session>('api/session')
  const { data, reload } = session
  useEffect(() => {
    document.documentElement.lang = locale
    localStorage.setItem('shirube-console-locale', locale)
  }, [locale])
  const current = data.state === 'ready' ? data.value : null
  const value = useMemo(() => createConsoleValue(locale, setLocale, current ?? { project: '', environment: '', zone: 'UTC', name: '', sample: false }, reload), [locale, current, reload])
  if (data.state === 'failed' && data.failure.status === 401) return <SignIn locale={locale} setLocale={setLocale} />
  return (
    <ConsoleContext.Provider value={value}>
      <Panel loaded={session} lines={6}>
        {/* A new session object means the data changed as a whole (sample data erased): every screen starts again. */}
        {(s) => <Screens key={String(s.sample)} />}
      </Panel>
    </ConsoleContext.Provider>
  )
}
