// What a host page is at one moment: each of its elements with every attribute and every computed style. Ours are left
// out: the root, the script tag and the files that it fetched.
import type { Page } from 'playwright-core'

/** A line per element, attribute or style: where, what, value. */
export type HostPicture = ReadonlyMap<string, string>

export async function hostPicture(page: Page): Promise<HostPicture> {
  // As one text: handing over a hundred thousand small values one by one takes half a minute.
  const text = await page.evaluate(() => {
    const found: [string, string][] = []
    const names = [...getComputedStyle(document.documentElement)]
    // Most elements have most values of the document's root: only the others are written down, so that a picture stays small.
    const common = new Map<string, string>()
    const note = (element: Element, path: string): void => {
      for (const { name, value } of element.attributes) found.push([`${path} @${name}`, value])
      const style = getComputedStyle(element)
      for (const name of names) {
        const value = style.getPropertyValue(name)
        if (element === document.documentElement) common.set(name, value)
        if (element === document.documentElement || value !== common.get(name)) found.push([`${path} ${name}`, value])
      }
      const counts = new Map<string, number>()
      for (const child of element.children) {
        if (child.matches('shirube-root, script[data-write-key]')) continue
        const nth = (counts.get(child.localName) ?? 0) + 1
        counts.set(child.localName, nth)
        note(child, `${path}>${child.localName}${child.id ? `#${child.id}` : `:${nth}`}`)
      }
    }
    note(document.documentElement, 'html')
    return JSON.stringify(found)
  })
  return new Map(JSON.parse(text) as [string, string][]) // what the page wrote
}

/** The places that are not the same in both, each with what it was and is. */
export function differences(was: HostPicture, is: HostPicture): Map<string, string> {
  const places = [...new Set([...was.keys(), ...is.keys()])].filter((place) => was.get(place) !== is.get(place))
  return new Map(places.map((place) => [place, `${was.get(place) ?? 'nothing'} → ${is.get(place) ?? 'nothing'}`]))
}
