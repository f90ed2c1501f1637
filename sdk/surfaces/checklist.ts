// The checklist's surface: launcher and panel of one run. Opens and folds them, keeps the focus, says each tick once.
import { listen } from '../lib/listen.ts'
import { onUrlChange } from '../lib/urlChange.ts'
import type { ChecklistView, Surface, SurfaceAct, SurfaceDeps, View } from '../runner/view.ts'
import type { AllSetPicture } from './AllSet.tsx'
import { Checklist } from './Checklist.tsx'
import { checklistSheet } from './checklistSheet.ts'
import { checklistWords } from './checklistWords.ts'
import * as more from './more.ts'
import { draw } from './ui/draw.ts'
import { enter, moves } from './ui/motion.ts'
import { openLayer } from './ui/root.ts'
import { wordsFor } from './ui/words.ts'

/** Opens a checklist; resolves when launcher (and panel) are drawn. */
export async function openSurface(given: View, deps: SurfaceDeps): Promise<Surface> {
  const first = given as ChecklistView // the runner asks each kind's own module
  const words = wordsFor(deps.locale(), checklistWords)
  // Dates in the language of the words around them.
  const locale = /^(en|ja)\b/i.test(deps.locale()) ? deps.locale() : 'en'
  let view: ChecklistView = first
  let shown: ChecklistView | null = null
  /** Undefined: the next item is open; null: the person closed it. */
  let chosen: string | null | undefined
  let listed = false
  let closed = false
  let fresh: ReadonlySet<string> = new Set()
  let stopSeen = (): void => {}
  let seen = false
  let picture: typeof AllSetPicture | null = null

  const part = (name: string): HTMLElement | null => layer.box.querySelector<HTMLElement>(`[part~=${name}]`)
  const act = (done: SurfaceAct): void => deps.onAct(done, view)
  const nowId = (): string | undefined => view.items.find((item) => !item.done && !item.lockedBy)?.id
  const openId = (): string | null => (chosen === undefined ? (nowId() ?? null) : chosen)

  const { covers, edgeRoom, leave, watchSeen } = more
  const layer = await openLayer<typeof more>([checklistSheet], deps, {
    fetchMore: () => Promise.resolve(more),
    needsMore: true,
    onMore() {},
    target: () => null,
    front: () => (view.open ? part('panel') : part('launcher')),
    escape() {
      const { open } = view
      if (open) act({ act: 'escape' })
      return open
    },
    show,
  })

  function show(): void {
    const panel = part('panel')
    const launcher = part('launcher')
    if (!view.open || !panel || panel.matches(':popover-open')) return
    // With a source the panel's controls follow the launcher in Tab order.
    panel.showPopover(launcher ? { source: launcher } : {})
  }

  function paint(): void {
    draw(
      layer.box,
      Checklist({
        view,
        words,
        locale,
        openId: openId(),
        nowId: nowId(),
        fresh,
        listed,
        picture,
        onAct: act,
        onOpenItem(id) {
          chosen = openId() === id ? null : id
          paint()
        },
        onList() {
          listed = true
          paint()
          part('panel')?.focus()
        },
      }),
    )
  }

  /** The closing picture is fetched when it is wanted; without it the words stand alone. */
  async function drawWhole(): Promise<void> {
    if (view.complete && !picture) picture = await import('./AllSet.tsx').then((loaded) => loaded.AllSetPicture, () => null)
    if (!closed) present()
  }

  function present(): void {
    const previous = shown
    shown = view
    const focused = layer.hasFocus()
    const before = new Set(previous?.items.filter((item) => item.done).map((item) => item.id))
    const ticked = previous ? view.items.filter((item) => item.done && !before.has(item.id)) : []
    if (ticked.length) chosen = undefined
    fresh = new Set(ticked.map((item) => item.id))
    layer.box.classList.toggle('mv', moves(deps.still) && (!!ticked.length || view.celebrate))
    paint()
    // A host that swaps its body takes our root along: it is put back.
    if (!layer.box.isConnected) layer.attach(null)
    if (!previous) keepClear()
    const panel = part('panel')
    if (view.open && !previous?.open && panel) {
      show()
      if (moves(deps.still)) enter(panel, { opacity: 0, transform: 'translateY(8px)' }, 120)
      if (view.takesFocus) panel.focus({ preventScroll: true })
      else if (!previous) layer.say(({ available }) => available(view, deps.locale()))
      stopSeen = seen ? stopSeen : watchSeen(panel, () => {
        seen = true
        deps.onSeen(view)
      })
    } else if (!view.open && previous?.open && panel) {
      stopSeen()
      if (focused) part('launcher')?.focus({ preventScroll: true })
      void fold(panel)
    }
    // What was pressed is gone: the next item's line takes its place.
    else if (focused && !layer.hasFocus()) (layer.box.querySelector<HTMLElement>('.now .it-row') ?? panel)?.focus({ preventScroll: true })
    if (ticked.length) layer.say(ticked.map((item) => words.ticked(item.title)).join('') + (view.complete ? words.allSet + words.stop : '') + words.doneOf(before.size + ticked.length, view.items.length) + words.stop.trim())
    else if (view.failure && view.failure !== previous?.failure) layer.say(view.failure, true)
  }

  async function fold(panel: HTMLElement): Promise<void> {
    if (moves(deps.still)) await leave(panel, { opacity: 0, transform: 'translateY(8px)' })
    if (!view.open && panel.isConnected) panel.hidePopover()
  }

  function keepClear(): void {
    const launcher = part('launcher')
    if (launcher) layer.box.style.setProperty('--up', edgeRoom(launcher, view.corner.startsWith('top')))
  }
  /** A control of the host that gets the focus under our panel is not left hidden. */
  function uncover(event: FocusEvent): void {
    const panel = part('panel')
    if (!view.open || !panel || !(event.target instanceof Element) || layer.hasFocus()) return
    if (covers(panel, event.target)) act({ act: 'toggle', open: false })
  }

  // Measured at these moments only. Beneath an open dialog the host's bars are inert and not found; a new page is drawn first.
  let later = 0
  const stops = [
    listen(window, 'resize', keepClear),
    listen(document, 'close', keepClear),
    onUrlChange(() => {
      clearTimeout(later)
      later = window.setTimeout(keepClear, 300)
    }),
  ]
  document.addEventListener('focusin', uncover)
  const surface: Surface = {
    update(next) {
      view = next as ChecklistView // of the same run
      drawWhole().catch(deps.report)
    },
    async close({ restoreFocus }) {
      closed = true
      for (const stop of stops) stop()
      clearTimeout(later)
      document.removeEventListener('focusin', uncover)
      stopSeen()
      const panel = part('panel')
      if (panel && view.open && moves(deps.still)) await leave(panel, { opacity: 0, transform: 'translateY(8px)' })
      draw(layer.box, null)
      layer.close(restoreFocus)
    },
  }
  try {
    await drawWhole()
  } catch (cause) {
    // Nobody else could close it.
    await surface.close({ restoreFocus: true })
    throw cause
  }
  return surface
}
