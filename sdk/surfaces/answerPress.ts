// A press beside a modal step: the card answers, nothing else happens.
import { enter, moves } from './ui/motion.ts'

export function answerPress(event: MouseEvent, still: boolean): void {
  const box = event.target
  // Only the dialog's own backdrop reports the dialog as its target outside its box.
  if (!(box instanceof HTMLDialogElement)) return
  const { left, right, top, bottom } = box.getBoundingClientRect()
  const { clientX: x, clientY: y } = event
  if (x >= left && x <= right && y >= top && y <= bottom) return
  event.preventDefault()
  if (moves(still)) enter(box, { transform: 'scale(1.015)' }, 150)
  else box.animate([{ outline: '3px solid' }, {}], 300)
}
