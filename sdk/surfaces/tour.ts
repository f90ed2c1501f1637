// The tour's surface: draws each view of one run, keeps it at its target, moves the focus as the person expects.
import type { Surface, SurfaceAct, SurfaceDeps, TourView, View } from '../runner/view.ts'
import { anchorCard } from './anchorCard.ts'
import type { StepAside } from './stepAside.ts'
import { Tour } from './Tour.tsx'
import { isModal, type TourMore } from './TourCard.tsx'
import { tourSheet } from './tourSheet.ts'
import { tourWords } from './tourWords.ts'
import { draw } from './ui/draw.ts'
import { enter, moves } from './ui/motion.ts'
import { isRich } from './ui/RichText.tsx'
import { openLayer } from './ui/root.ts'
import { wordsFor } from './ui/words.ts'

/** Opens a tour; resolves when its step is drawn and placed. */
export async function openSurface(given: View, deps: SurfaceDeps): Promise<Surface> {
  const first = given as TourView // the runner asks each kind's own module
  /** Whether a view is more than a plain card at its target or a plain modal. */
  const needsMore = ({ mode, type, target, spotlight, media, body }: TourView): boolean =>
    mode === 'chip' || !!media || isRich(body) || (type !== 'modal' && (!target || spotlight === 'dim' || spotlight === 'block'))
  const words = wordsFor(deps.locale(), tourWords)
  let view: TourView = first
  let shown: TourView | null = null
  let stopSeen = (): void => {}
  let stopFollowing = (): void => {}
  let stopBridge = (): void => {}

  const part = <E extends HTMLElement>(name: string): E | null => layer.box.querySelector<E>(`[part=${name}]`)
  const card = (): HTMLElement | null => part('card')
  const act = (done: SurfaceAct): void => deps.onAct(done, view)
  let aside: StepAside | undefined
  /** Its target is out of sight. */
  let hidden = false

  const layer = await openLayer<TourMore>([tourSheet], deps, {
    fetchMore: () => import('./tourMore.ts'),
    needsMore: needsMore(first),
    onMore,
    target: () => view.target,
    front: () => card() ?? part('resume'),
    escape() {
      const isUp = view.mode === 'card'
      if (isUp) act({ act: 'escape' })
      return isUp
    },
    show,
  })

  function show(): void {
    const spot = part('spotlight')
    const box = card()
    if (!box || !spot) return
    // Shown before the card, even when invisible: the order in the top layer is the order of showing.
    if (!spot.matches(':popover-open')) spot.showPopover()
    if (box instanceof HTMLDialogElement) box.open || box.showModal()
    else if (!box.matches(':popover-open')) open(box)
  }

  /** With a source, Tab goes target, card, what follows the target: both ways. */
  function open(box: HTMLElement): void {
    const { target } = view
    let bridged = !target
    stopBridge()
    if (target instanceof HTMLElement) {
      box.showPopover({
        // Read only by browsers that know the option.
        get source() {
          bridged = true
          return target
        },
      })
    } else box.showPopover()
    if (!bridged && target) {
      import('./tabBridge.ts').then(({ bridgeTab }) => {
        if (box.isConnected) stopBridge = bridgeTab(target, box)
      }).catch(deps.report)
    }
  }

  function onBack(): void {
    aside?.set(false)
    view.target?.scrollIntoView({ block: 'center' })
  }

  function onMore(): void {
    paint()
    equip()
  }
  /** What a drawn card gets as soon as the means are there. */
  function equip(): void {
    const more = layer.more()
    const box = card()
    stopSeen()
    if (!more) return layer.wantMore()
    aside ??= more.createStepAside({ box: layer.box, part, hasFocus: layer.hasFocus, target: () => view.target })
    if (hidden) aside.set(true)
    stopSeen = box ? more.watchSeen(box, () => deps.onSeen(view)) : () => {}
  }

  function paint(): void {
    const now = view
    const previous = shown
    const more = layer.more()
    if (!more && needsMore(now)) return layer.wantMore()
    shown = now
    const focused = layer.hasFocus()
    const before = card()
    const from = before?.getBoundingClientRect()
    const again = previous?.stepId === now.stepId && previous.mode === now.mode
    draw(layer.box, Tour({ view: now, words, locale: deps.locale(), more, onAct: act, onNudge: (event) => more?.answerPress(event, deps.still), onBack }))
    if (again && now.failure && now.failure !== previous.failure) layer.say(now.failure, true)
    // A host that swaps its body takes our root along: then it is put back.
    if (again && now.target === previous.target && layer.box.isConnected) return
    stopFollowing()
    aside?.reset()
    hidden = false
    layer.box.classList.toggle('mv', moves(deps.still))
    layer.attach(now.target)
    const held = layer.focused()
    // The Tab bridge starts at the element that the popover was opened with.
    if (before?.isConnected && before.matches(':popover-open') && now.target !== previous?.target) before.hidePopover()
    show()
    const box = card()
    const spot = part('spotlight')
    if (!box || !spot) {
      stopSeen()
      const chip = part('resume')
      if (more && chip) chip.style.setProperty('--up', more.edgeRoom(chip))
      // Put aside by the person: back to where they were. The chip waits quietly.
      if (focused) layer.giveBack()
      return
    }
    const target = now.type === 'modal' ? null : now.target
    box.style.translate = ''
    if (target) {
      more?.clear(box, target)
      stopFollowing = anchorCard({ card: box, spot, target, view: now, onHidden })
    }
    // The same step at an element that the host drew anew: only the place is new.
    if (again) return held?.focus({ preventScroll: true })
    focusOn(box, now, previous, focused)
    animate(box, spot, before === box ? from : undefined)
    equip()
  }

  function onHidden(now: boolean): void {
    if (isModal(view)) return
    hidden = now
    aside?.set(now)
  }

  function focusOn(box: HTMLElement, now: TourView, previous: TourView | null, focused: boolean): void {
    if (now.takesFocus || focused || isModal(now)) (now.type === 'modal' ? part('title') : box)?.focus({ preventScroll: true })
    else layer.say(({ available }) => (previous?.mode === 'card' ? words.step(now.index + 1, now.count) + words.colon + now.title : available(now, deps.locale())))
  }

  function animate(box: HTMLElement, spot: HTMLElement, from: DOMRect | undefined): void {
    if (!moves(deps.still)) return
    const to = box.getBoundingClientRect()
    if (from?.width) {
      enter(box, { transform: `translate(${from.x - to.x}px,${from.y - to.y}px)` }, 150)
      enter(box.querySelector('.in') ?? box, { opacity: 0 }, 150)
    } else enter(box, { opacity: 0, transform: travel(box) }, 120)
    enter(spot, { opacity: 0 }, 150)
  }

  try {
    paint()
  } catch (cause) {
    // Nobody could close it.
    layer.close(true)
    throw cause
  }
  return {
    update(next) {
      view = next as TourView // of the same run
      paint()
    },
    async close({ restoreFocus }) {
      shown = null
      stopSeen()
      stopFollowing()
      stopBridge()
      aside?.end()
      const box = card()
      const spot = part('spotlight')
      const leave = layer.more()?.leave
      if (box && spot && leave && moves(deps.still)) await Promise.all([leave(box, { opacity: 0, transform: travel(box) }), leave(spot, { opacity: 0 })])
      draw(layer.box, null)
      layer.close(restoreFocus)
    },
  }
}

/** 8 px towards the target, where the card comes from and goes to; a dialog grows instead. */
function travel(box: HTMLElement): string {
  if (box.matches('.modal')) return 'scale(.98)'
  const side = box.dataset['side']
  return `translate(${side === 'left' ? 8 : side === 'right' ? -8 : 0}px,${side === 'bottom' ? -8 : side === 'left' || side === 'right' ? 0 : 8}px)`
}
