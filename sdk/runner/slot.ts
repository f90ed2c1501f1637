// One guide's place on the screen: loads its chunk when first needed, shows the latest view, and never leaves a surface
// behind when it is taken down while still opening.
import type { ThemeTokens } from '../protocol/theme.schema.ts'
import type { RunnerDeps } from './runner.types.ts'
import { safely } from './safely.ts'
import type { Surface, SurfaceAct, SurfaceModule, View } from './view.ts'

export type LoadSurface = (kind: View['kind']) => Promise<SurfaceModule>

export interface Slot {
  /** Resolves when drawn; rejects when the chunk did not load or did not draw. */
  readonly show: (view: View) => Promise<void>
  readonly hide: (restoreFocus: boolean) => Promise<void>
}
export interface SlotDeps {
  readonly deps: RunnerDeps
  /** Over the project's. */
  readonly theme?: ThemeTokens | undefined
  readonly load: LoadSurface
  readonly onAct: (act: SurfaceAct, view: View) => void
  readonly onSeen: (view: View) => void
}

export function createSlot({ deps, theme, load, onAct, onSeen }: SlotDeps): Slot {
  let wanted: View | null = null
  let surface: Surface | undefined
  let opening: Promise<void> | undefined
  let closing: Promise<void> | undefined

  async function open(view: View): Promise<void> {
    // Not before the last one is gone: until then the focus is in it, and the next would give it back to nobody.
    const [{ openSurface }] = await Promise.all([load(view.kind), closing?.catch(() => {})])
    const first = wanted
    if (!first) return
    const opened = await openSurface(first, { ...deps, theme: () => ({ ...deps.theme(), ...theme }), onAct: safely(deps.report, onAct), onSeen: safely(deps.report, onSeen), still: deps.quiet })
    if (!wanted) return opened.close({ restoreFocus: false })
    surface = opened
    if (wanted !== first) opened.update(wanted)
    deps.announce('shown', { guideId: view.guideId, runId: view.runId, kind: view.kind })
  }
  return {
    async show(view) {
      wanted = view
      if (surface) return surface.update(view)
      opening ??= open(view).finally(() => (opening = undefined))
      return opening
    },
    async hide(restoreFocus) {
      const leaving = surface
      const view = wanted
      wanted = null
      surface = undefined
      if (!leaving || !view) return
      deps.announce('closed', { guideId: view.guideId, runId: view.runId, kind: view.kind })
      await (closing = leaving.close({ restoreFocus }))
    },
  }
}
