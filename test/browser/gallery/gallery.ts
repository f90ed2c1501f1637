// What runs in the gallery's page: opens surfaces by name and records what they answer, so that tests ask the page, not time.
import { openSurface as openChecklist } from '../../../sdk/surfaces/checklist.ts'
import { openSurface as openTour } from '../../../sdk/surfaces/tour.ts'
import type { Surface, SurfaceAct, SurfaceDeps } from '../../../sdk/runner/view.ts'
import type { ThemeTokens } from '../../../sdk/protocol/theme.schema.ts'
import { allDone, checklistView, tourStates, tourView, type Locale } from './states.ts'

const locale: Locale = document.documentElement.lang === 'ja' ? 'ja' : 'en'
const acts: SurfaceAct[] = []
const seen: string[] = []
const errors: string[] = []
let theme: ThemeTokens = {}
let still = false

const deps = (): SurfaceDeps => ({
  locale: () => (document.documentElement.dir === 'rtl' ? 'ar' : locale),
  theme: () => theme,
  onAct: (act) => void acts.push(act),
  onSeen: (view) => void seen.push(view.kind === 'tour' ? view.stepId : view.guideId),
  report: (error) => void errors.push(String(error)),
  still,
})

const gallery = {
  acts,
  seen,
  errors,
  tourView: (state: string, change: object = {}) => tourView(locale, { ...tourStates[state]?.(locale), ...change }),
  checklistView: (state: string, change: object = {}) => {
    const view = checklistView(locale, change)
    return state === 'done' ? { ...view, ...allDone(view), ...change } : { ...view, open: state !== 'folded', ...change }
  },
  configure: (options: { theme?: ThemeTokens; still?: boolean }) => {
    theme = options.theme ?? theme
    still = options.still ?? still
  },
  tour: (state: string, change: object = {}): Promise<Surface> => keep(openTour(gallery.tourView(state, change), deps())),
  checklist: (state: string, change: object = {}): Promise<Surface> => keep(openChecklist(gallery.checklistView(state, change), deps())),
  open: [] as Surface[],
  async closeAll(): Promise<void> {
    for (const surface of gallery.open.splice(0)) await surface.close({ restoreFocus: false })
  },
}

async function keep(opening: Promise<Surface>): Promise<Surface> {
  const surface = await opening
  gallery.open.push(surface)
  return surface
}

declare global {
  interface Window {
    gallery: typeof gallery
  }
}
window.gallery = gallery
