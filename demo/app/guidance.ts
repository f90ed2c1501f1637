// Shirube in Tsunagu, as any customer would embed it: one init, who is here, what they did, and the acts a guide may call.
import { init, type Shirube } from 'shirube'
import { project } from '../guides/project.ts'
import type { Boot, Session } from '../shapes.ts'

export interface Guidance {
  /** Someone is here, perhaps in another workspace than before. */
  meet(session: Session): void
  leave(): void
  track(event: string, properties?: Record<string, string | number | boolean>): void
  /** Resolves when it is on screen, or cannot be. */
  start(guideId: 'welcome' | 'set-up'): Promise<void>
}
/** What guides may ask of the app. */
export interface GuideActions {
  navigate(path: string): void
  showSidebar(): void
  addChannel(): void
  writeMessage(): void
  invite(): void
}

export function createGuidance(boot: Boot, acts: GuideActions): Guidance {
  const { navigate, ...actions } = acts
  const shirube: Shirube = init({
    ...boot.shirube,
    guides: project.guides,
    locale: boot.locale,
    theme: { mode: boot.theme === 'system' ? 'auto' : boot.theme },
    navigate,
    actions,
  })
  return {
    meet({ me, workspace }) {
      const role = workspace?.ownerId === me.id ? 'owner' : 'member'
      shirube.identify(me.id, { name: me.name, title: me.title, role, createdAt: me.createdAt, ...(me.lookAroundAt ? { lookAroundAt: me.lookAroundAt } : {}) })
      shirube.group(workspace?.id ?? null, workspace ? { name: workspace.name, createdAt: workspace.createdAt, plan: 'trial' } : undefined)
    },
    leave: () => void shirube.reset(),
    track: (event, properties) => void shirube.track(event, properties),
    async start(guideId) {
      await shirube.start(guideId)
    },
  }
}
