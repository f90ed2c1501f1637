// From a description to an element, or to the reason why there is none. Never throws, holds nothing, prefers no match
// to a weak one.
import type { Target } from '../protocol/target.schema.ts'
import { isVisible } from './visible.ts'

export type MissReason = 'not_found' | 'hidden' | 'ambiguous' | 'bad_selector' | 'unstable'
/** An element, or why not: compared by identity wherever a change matters. */
export type Found = Element | MissReason
/** Told of every shadow root and frame document that was looked into: their changes are not seen from the outside. */
export type See = (root: Node) => void

type Described = typeof import('./described.ts')
let described: Described | undefined

/** Roles and texts are a chunk of their own: content that points by anchor or selector does not fetch it. */
export const isPrepared = (content: unknown): boolean => !!described || !/"(role|text)":/.test(JSON.stringify(content))

/** Await before `resolve`. */
export async function prepareTargets(content: unknown): Promise<void> {
  if (!isPrepared(content)) described = await import('./described.ts')
}

export function resolve(target: Target, see: See = () => {}): Found {
  try {
    if (typeof target === 'string') return firstVisible(pierce(target, see))
    if ('anchor' in target) return firstVisible(pierce(`[data-shirube="${CSS.escape(target.anchor)}"]`, see))
    if (!described) return 'not_found'
    if ('role' in target) return onlyVisible(described.findRole(target.role, target.name))
    const within = target.within ? resolve(target.within, see) : document.body
    return typeof within === 'string' ? within : onlyVisible(described.findText(within, target.text))
  } catch {
    // querySelector's SyntaxError, or content of a newer release.
    return 'bad_selector'
  }
}

function firstVisible(matches: readonly Element[]): Found {
  return matches.find(isVisible) ?? (matches.length ? 'hidden' : 'not_found')
}

function onlyVisible(matches: readonly Element[]): Found {
  const visible = matches.filter(isVisible)
  return visible.length > 1 ? 'ambiguous' : firstVisible(visible.length ? visible : matches)
}

/** `a >>> b`: from each a into its open shadow root or same-origin frame. */
function pierce(selector: string, see: See): Element[] {
  let roots: ParentNode[] = [document]
  let matches: Element[] = []
  for (const part of selector.split('>>>')) {
    if (matches.length) roots = matches.flatMap((host) => inside(host) ?? [])
    if (roots[0] !== document) roots.forEach(see)
    matches = roots.flatMap((root) => [...root.querySelectorAll(part.trim())])
    if (!matches.length) break
  }
  return matches
}

function inside(host: Element): ParentNode | null {
  // Null in a frame of another origin, and in a closed root.
  return 'contentDocument' in host ? (host.contentDocument as Document | null) : host.shadowRoot // every frame element has one
}
