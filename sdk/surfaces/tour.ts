// The tour's surface: draws each view of one run, keeps it at its target, moves the focus as the person expects.
import { h, render } from 'preact'
import type { Surface, SurfaceAct, SurfaceDeps, TourView, View } from '../runner/view.ts'
import { anchorCard } from './anchorCard.ts'
import { createStepAside } from './stepAside.ts'
import { Tour } from './Tour.tsx'
import { isModal } from './TourCard.tsx'
import { tourSheet } from './tourSheet.ts'
import { tourWords } from './tourWords.ts'
import { covers } from './ui/covers.ts'
import { enter, leave, moves } from './ui/motion.ts'
import { jumpKeys, openLayer } from './ui/root.ts'
import { watchSeen } from './ui/seen.ts'
import { wordsFor } from './ui/words.ts'

/** Opens a tour; resolves when its step is drawn and placed. */
export async function openSurface(first: View, deps: SurfaceDeps): Promise<Surface> {
  if (first.kind !== 'tour') throw new TypeError(`tour cannot draw a ${first.kind}`)
  const words = wordsFor(deps.locale(), tourWords)
  let view: TourView = first
  let shown: TourView | null = null
  let stopSeen = (): void => {}
  let stopFollowing = (): void => {}
  let stopBridge = (): void => {}

  const part = <E extends HTMLElement>(name: string): E | null => layer.box.querySelector<E>(`[part=${name}]`)
  const card = (): HTMLElement | null => part('card')
  const act = (done: SurfaceAct): void => deps.onAct(done, view)
  const keepClear = (pill: HTMLElement): void =>
    void import('./ui/edgeRoom.ts').then(({ edgeRoom }) => pill.style.setProperty('--up', edgeRoom(pill)), deps.report)
  const aside = createStepAside(() => layer, part, keepClear)

  const layer = await openLayer(tourSheet, deps, {
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
      }, deps.report)
    }
  }

  /** A control of the host that gets the focus under our card is not left hidden. */
  function uncover(event: FocusEvent): void {
    const box = card()
    if (box && event.target instanceof Element && !isModal(view) && !layer.hasFocus()) aside.set(covers(box, event.target))
  }

  function onBack(): void {
    aside.set(false)
    view.target?.scrollIntoView({ block: 'center' })
  }

  const nudge = (event: MouseEvent): void => {
    const box = card()
    // Only the dialog's own backdrop reports the dialog as its target outside its box.
    if (!(box instanceof HTMLDialogElement) || event.target !== box) return
    const { left, right, top, bottom } = box.getBoundingClientRect()
    const { clientX: x, clientY: y } = event
    if (x < left || x > right || y < top || y > bottom) {
      event.preventDefault()
      if (moves(deps.still)) enter(box, { transform: 'scale(1.015)' }, 150)
      else box.animate([{ outline: '3px solid' }, {}], 300)
    }
  }

  function draw(): void {
    const now = view
    const previous = shown
    shown = now
    const focused = layer.hasFocus()
    const before = card()
    const from = before?.getBoundingClientRect()
    const again = previous?.stepId === now.stepId && previous.mode === now.mode
    render(h(Tour, { view: now, words, onAct: act, onNudge: nudge, onBack }), layer.box)
    if (again && now.failure && now.failure !== previous.failure) layer.say(now.failure, true)
    // A host that swaps its body takes our root along: then it is put back.
    if (again && now.target === previous.target && layer.box.isConnected) return
    stopFollowing()
    aside.reset()
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
      if (chip) keepClear(chip)
      // Put aside by the person: back to where they were. The chip waits quietly.
      if (focused) layer.giveBack()
      return
    }
    const target = now.type === 'modal' ? null : now.target
    box.style.translate = ''
    if (target) {
      clear(box, target)
      stopFollowing = anchorCard({ card: box, spot, target, view: now, onHidden: isModal(now) ? () => {} : aside.set })
    }
    // The same step at an element that the host drew anew: only the place is new.
    if (again) return held?.focus({ preventScroll: true })
    focusOn(box, now, previous, focused)
    animate(box, spot, before === box ? from : undefined)
    stopSeen()
    stopSeen = watchSeen(box, () => deps.onSeen(view))
  }

  /** A docked sheet must not lie on its target: scroll the target away from it, else dock at the other end. */
  function clear(box: HTMLElement, target: Element): void {
    box.classList.remove('up')
    const covered = (): boolean => matchMedia('(width<480px),(height<500px)').matches && covers(box, target)
    if (covered()) target.scrollIntoView({ block: 'center', behavior: 'instant' })
    box.classList.toggle('up', covered())
  }

  function focusOn(box: HTMLElement, now: TourView, previous: TourView | null, focused: boolean): void {
    if (now.takesFocus || focused || isModal(now)) (now.type === 'modal' ? part('title') : box)?.focus({ preventScroll: true })
    else layer.say(previous?.mode === 'card' ? `${words.step(now.index + 1, now.count)}${words.colon}${now.title}` : words.available(now.title, jumpKeys))
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

  document.addEventListener('focusin', uncover)
  draw()
  return {
    update(next) {
      if (next.kind !== 'tour') return
      view = next
      draw()
    },
    async close({ restoreFocus }) {
      shown = null
      stopSeen()
      stopFollowing()
      stopBridge()
      aside.reset()
      document.removeEventListener('focusin', uncover)
      const box = card()
      const spot = part('spotlight')
      if (box && spot && moves(deps.still)) await Promise.all([leave(box, { opacity: 0, transform: travel(box) }), leave(spot, { opacity: 0 })])
      render(null, layer.box)
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
