// Is the person in the middle of something on the page? Read only at the moment something would start by itself.
import { modalSelector } from './modalSelector.ts'

export type PageBusy = 'typing' | 'host_modal' | 'unsaved_input'

const textFields = 'textarea,input:not([type=hidden],[type=checkbox],[type=radio],[type=submit],[type=button],[type=reset],[type=image],[type=range],[type=color],[type=file],[type=search])'

/** Never throws; asks for visibility only of the few elements that matter. */
export function pageBusy(page: Document = document): PageBusy | null {
  const active = page.activeElement
  if (active?.matches('input,textarea,[contenteditable]:not([contenteditable=false])') && ('value' in active ? active.value : active.textContent)) return 'typing'
  const seen = (selector: string, holds: (element: Element) => boolean): boolean => [...page.querySelectorAll(selector)].some((element) => holds(element) && element.checkVisibility())
  if (seen(modalSelector, () => true)) return 'host_modal'
  return seen(textFields, (field) => 'value' in field && 'defaultValue' in field && field.value !== field.defaultValue) ? 'unsaved_input' : null
}
