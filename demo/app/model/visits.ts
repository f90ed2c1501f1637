// Who is here: sign-up, log-in, log-out, workspaces, profile, choices.
import { getApi, postApi, type Answer } from '../callApi.ts'
import { emptyPlace, type State } from './state.ts'
import type { Guidance } from '../guidance.ts'
import type { Store } from '../createStore.ts'
import type { AvatarColour, Locale, Session, ThemeChoice } from '../../shapes.ts'

export interface Visits {
  signUp(input: { name: string; email: string; password: string }): Promise<Answer<void>>
  logIn(input: { email: string; password: string }): Promise<Answer<void>>
  logOut(): Promise<void>
  /** Asks the server again who is here. */
  renew(): Promise<void>
  createWorkspace(name: string): Promise<Answer<Session>>
  enterWorkspace(id: string): Promise<Answer<Session>>
  join(code: string): Promise<Answer<void>>
  saveProfile(input: { name: string; title: string; colour: AvatarColour; timeZone: string }): Promise<Answer<Session>>
  lookAround(): Promise<void>
  choose(choice: { locale?: Locale; theme?: ThemeChoice }): Promise<void>
}

export function createVisits(deps: { store: Store<State>; guidance: Guidance; onMoved: () => Promise<void> }): Visits {
  const { store, guidance, onMoved } = deps
  async function arrive(session: Session | null): Promise<void> {
    const before = store.get().session?.workspace?.id
    const moved = before !== session?.workspace?.id
    store.set({ session, ...(moved ? emptyPlace : {}) })
    if (session) guidance.meet(session)
    else guidance.leave()
    if (moved) await onMoved()
  }
  async function renew(): Promise<void> {
    const answer = await getApi<Session | null>('/session')
    if (answer.ok) await arrive(answer.body)
  }
  async function enter(path: string, input: object): Promise<Answer<void>> {
    const answer = await postApi(path, input)
    if (answer.ok) await renew()
    return answer
  }
  async function change(path: string, input: object): Promise<Answer<Session>> {
    const answer = await postApi<Session>(path, input)
    if (answer.ok) await arrive(answer.body)
    return answer
  }
  return {
    signUp: (input) => enter('/signup', { ...input, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
    logIn: (input) => enter('/login', input),
    async logOut() {
      await postApi('/logout')
      await arrive(null)
    },
    renew,
    async createWorkspace(name) {
      const answer = await change('/workspaces', { name })
      if (answer.ok) guidance.track('Workspace Created', { name })
      return answer
    },
    enterWorkspace: (id) => change(`/workspaces/${id}/enter`, {}),
    join: (code) => enter(`/join/${code}`, {}),
    async saveProfile(input) {
      const answer = await change('/profile', input)
      if (answer.ok && answer.body.me.title !== '') guidance.track('Profile Filled')
      return answer
    },
    async lookAround() {
      await change('/look-around', {})
    },
    async choose(choice) {
      const answer = await postApi('/choices', choice)
      // The page is made on the server in the chosen language and theme; an open guide resumes by itself.
      if (answer.ok) location.reload()
    },
  }
}
