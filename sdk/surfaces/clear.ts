// A docked sheet must not lie on its target: the target is scrolled away from it, else the sheet docks at the other end.
import { covers } from './covers.ts'

export function clear(box: HTMLElement, target: Element): void {
  box.classList.remove('up')
  const covered = (): boolean => matchMedia('(width<480px),(height<500px)').matches && covers(box, target)
  if (covered()) target.scrollIntoView({ block: 'center', behavior: 'instant' })
  box.classList.toggle('up', covered())
}
