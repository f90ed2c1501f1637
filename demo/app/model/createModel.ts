// Everything the pages can see and do, joined: state, rooms, place, visits, the live stream and the guides' acts.
import { connectLive } from './connectLive.ts'
import { createGuidance, type Guidance } from '../guidance.ts'
import { createPlace, type Place } from './place.ts'
import { createRooms, type Rooms } from './rooms.ts'
import { createStore, type Store } from '../createStore.ts'
import { createVisits, type Visits } from './visits.ts'
import { createWords, type Words } from '../words/createWords.ts'
import { emptyPlace, type DialogName, type State } from './state.ts'
import type { Boot, LiveEvent } from '../../shapes.ts'

export interface Model {
  store: Store<State>
  rooms: Rooms
  place: Place
  visits: Visits
  words: Words
  guidance: Guidance
  boot: Boot
  showDialog(name: DialogName | null): void
  showDrawer(open: boolean): void
  navigate(path: string): void
}

export const composerId = 'composer'

export function createModel(boot: Boot, navigate: (path: string) => void): Model {
  const store = createStore<State>({ ...emptyPlace, session: boot.session, connected: true })
  const guidance = createGuidance(boot, {
    navigate,
    showSidebar: () => showDrawer(matchMedia('(max-width: 719px)').matches),
    addChannel: () => showDialog('channel'),
    invite: () => showDialog('invite'),
    writeMessage() {
      showDrawer(false)
      if (!store.get().channelId) navigate('/')
      // The channel page may have to be drawn first.
      requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(composerId)?.focus()))
    },
  })
  const rooms = createRooms({ store, guidance })
  const place = createPlace({ store, guidance })
  const visits = createVisits({ store, guidance, onMoved: move })
  let disconnect: (() => void) | undefined

  function showDialog(dialog: DialogName | null): void {
    store.set({ dialog, ...(dialog ? { drawer: false } : {}) })
  }
  function showDrawer(drawer: boolean): void {
    store.set({ drawer })
  }
  function onEvent(event: LiveEvent): void {
    if (event.type === 'message') rooms.hear(event.message)
    else if (event.type === 'changed') void place.refresh()
    else void visits.renew()
  }
  async function move(): Promise<void> {
    disconnect?.()
    disconnect = undefined
    if (!store.get().session?.workspace) return
    disconnect = connectLive({
      onEvent,
      onConnection: (connected) => store.set({ connected }),
      onReturn: () => void Promise.all([place.refresh(), rooms.catchUp()]),
    })
    await place.refresh()
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') rooms.markSeen()
  })
  if (boot.session) {
    guidance.meet(boot.session)
    void move()
  }
  return { store, rooms, place, visits, words: createWords(boot.locale), guidance, boot, showDialog, showDrawer, navigate }
}
