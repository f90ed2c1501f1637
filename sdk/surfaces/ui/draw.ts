// Draws what a component returns: elements that stay the same stay, with their focus and what is open. All that our surfaces
// need of a view library, in a tenth of its bytes (docs/decisions/0013). Properties and text nodes only, never HTML.
import type { JSX as PreactJsx } from 'preact'

type Props = Readonly<Record<string, unknown>>
interface Picture {
  readonly tag: string
  readonly props: Props
  readonly children: Drawn
}
/** What can be drawn. What is false or absent keeps its place, so that its neighbours keep theirs. */
export type Drawn = Picture | string | number | boolean | null | undefined | readonly Drawn[]

/** What JSX compiles to. A component is a function of its props, called at once: it has no state of its own. */
export function h<P extends object>(tag: string | ((props: P) => Drawn), props: P | null, ...children: Drawn[]): Drawn {
  return typeof tag === 'string' ? { tag, props: { ...props }, children } : tag(Object.assign({ children }, props))
}

export const Fragment = ({ children }: { children?: Drawn }): Drawn => children

// The elements and attributes there are, for the compiler: Preact's lists, which the console uses anyway.
export declare namespace h {
  namespace JSX {
    type Element = Drawn
    type IntrinsicElements = PreactJsx.IntrinsicElements
    interface IntrinsicAttributes {
      key?: string
    }
    interface ElementChildrenAttribute {
      children: unknown
    }
  }
}

const known = new WeakMap<Node, Props>()

/** Makes the children of `parent` what is drawn. Two elements are the same if place, tag and `key` are. */
export function draw(parent: Element, drawn: Drawn): void {
  const old = [...parent.childNodes]
  const next = flat(drawn)
  for (const node of old.splice(next.length)) node.remove()
  for (const [index, one] of next.entries()) {
    const before = old[index]
    const node = typeof one === 'object' ? elementOf(one, before, parent) : textOf(one, before)
    if (!before) parent.append(node)
    else if (before !== node) before.replaceWith(node)
  }
}

function flat(drawn: Drawn): (Picture | string)[] {
  if (isList(drawn)) return drawn.flatMap(flat)
  if (drawn && typeof drawn === 'object') return [drawn]
  return [typeof drawn === 'boolean' || drawn == null ? '' : String(drawn)]
}

const isList = (drawn: Drawn): drawn is readonly Drawn[] => Array.isArray(drawn)

function textOf(text: string, before: Node | undefined): Text {
  if (!(before instanceof Text)) return new Text(text)
  if (before.data !== text) before.data = text
  return before
}

function elementOf({ tag, props, children }: Picture, before: Node | undefined, { namespaceURI }: Element): Element {
  let had = before && known.get(before)
  let element: Element
  if (before instanceof Element && before.localName === tag && had?.['key'] === props['key']) element = before
  else {
    had = undefined
    element = document.createElementNS(tag === 'svg' ? 'http://www.w3.org/2000/svg' : namespaceURI, tag)
  }
  known.set(element, props)
  for (const name of Object.keys({ ...had, ...props })) if (name !== 'key' && had?.[name] !== props[name]) set(element, name, props[name])
  draw(element, children)
  return element
}

function set(element: Element, name: string, value: unknown): void {
  // `void`: an `onclick` that answers false prevents what the browser does.
  if (name.startsWith('on')) Reflect.set(element, name.toLowerCase(), typeof value === 'function' ? (event: Event) => void value(event) : null)
  // The attribute of this name is what a strict policy forbids; the object is not.
  else if (name === 'style') Reflect.set(element, name, value)
  else if (value == null || (value === false && name[4] !== '-')) element.removeAttribute(name)
  else element.setAttribute(name, String(value))
}
