// The one <shirube-root>: made for the first surface, gone with the last. Holds the shadow root, the live regions and the keys
// that surfaces share, and lives where it can be used: in the body, or inside the open host modal that holds the target.
import type { ThemeTokens } from '../../protocol/theme.schema.ts'
import type { SurfaceDeps } from '../../runner/view.ts'
import { baseSheet } from './baseSheet.ts'
import { outOf } from './outOf.ts'
import { activeElement, giveBackTo, trailOfFocus } from './focus.ts'

/** What a layer needs soon, but not for its first draw. */
export interface LayerMore {
  readonly sheets: readonly string[]
  readonly focusNear: (trail: readonly Node[], target: Element | null) => void
  readonly jump: (event: KeyboardEvent, inside: Entry | undefined, front: () => HTMLElement | null | undefined) => void
  readonly createVoice: (shadow: ShadowRoot) => { readonly say: (text: string, urgent?: boolean) => void; readonly stop: () => void }
}

export interface LayerHooks<More extends LayerMore> {
  readonly fetchMore: () => Promise<More>
  /** The first draw needs it. */
  readonly needsMore: boolean
  /** It is there, in a layer that is drawn already. */
  readonly onMore: () => void
  /** Opens what belongs into the top layer, lowest first; called again after the root has moved. */
  readonly show: () => void
  readonly target: () => Element | null
  /** Where Ctrl+Alt+G leads. */
  readonly front: () => HTMLElement | null
  /** Says whether it was meant for this surface now. */
  readonly escape: () => boolean
}

/** One surface's place in the root. */
export interface Layer<More extends LayerMore> {
  readonly box: HTMLElement
  /** Null until it is there. */
  readonly more: () => More | null
  /** Fetches it; then `onMore`. */
  readonly wantMore: () => void
  /** Moves the root to where this target can be guided: its open modal, else the body. */
  readonly attach: (target: Element | null) => void
  readonly hasFocus: () => boolean
  /** Which of this surface's elements has it. */
  readonly focused: () => HTMLElement | null
  /** Gives the focus back to who had it before this surface. */
  readonly giveBack: () => void
  /** Says it once to screen readers. `urgent` interrupts: failures only. */
  readonly say: (text: string | ((more: More) => string), urgent?: boolean) => void
  readonly close: (restoreFocus: boolean) => void
}

interface Entry {
  readonly hooks: Pick<LayerHooks<LayerMore>, 'show' | 'target' | 'front' | 'escape'>
  readonly box: HTMLElement
  readonly giveBack: (trail: readonly Node[]) => void
}

/** Screens and settings that want more than the first style. */
const special = '(width<480px),(height<500px),(pointer:coarse),(prefers-contrast:more),(forced-colors:active)'

let root: HTMLElement | null = null
let shadow: ShadowRoot
let home: HTMLDialogElement | null = null
const entries: Entry[] = []
let jump: LayerMore['jump'] | undefined
const sheets = new Map<string, CSSStyleSheet>()
const inside = ({ box }: Entry): boolean => box.contains(shadow.activeElement)

/** Adds a surface with its sheets; the focus of this moment is what `close(true)` gives back. */
export async function openLayer<More extends LayerMore>(css: readonly string[], deps: SurfaceDeps, hooks: LayerHooks<More>): Promise<Layer<More>> {
  const trail = trailOfFocus()
  const theme = deps.theme()
  let more: More | null = null
  let voice: ReturnType<LayerMore['createVoice']> | undefined
  const fetchMore = async (): Promise<More> => {
    more ??= await hooks.fetchMore()
    jump = more.jump
    return more
  }
  const [colours] = await Promise.all([
    // Without them the surface is drawn in ours: a colour is no reason to show nothing.
    theme.accent || theme.surface || theme.text ? import('./theme.ts').catch((error: unknown) => deps.report(error)) : null,
    hooks.needsMore || matchMedia(special).matches ? fetchMore() : null,
  ])
  if (!root) createRoot()
  const host = root ?? document.body
  host.lang = deps.locale()
  host.dir = /^(ar|dv|fa|he|ps|sd|ug|ur|yi)\b/i.test(host.lang) ? 'rtl' : 'ltr'
  const dress = (): void => void (shadow.adoptedStyleSheets = [...new Set([...shadow.adoptedStyleSheets, ...[...css, ...(more?.sheets ?? [])].map(sheet)])])
  dress()
  const box = document.createElement('div')
  box.className = 's'
  // Again: `all:initial` on the host element resets the language that fonts and phrase breaking go by.
  box.lang = host.lang
  applyBasics(box, theme)
  colours?.applyTheme(box, theme)
  shadow.append(box)
  const giveBack = (to: readonly Node[]): void => void (giveBackTo(to, hooks.target()) || more?.focusNear(to, hooks.target()))
  const entry = { hooks, box, giveBack }
  entries.push(entry)
  return {
    box,
    attach,
    more: () => more,
    wantMore() {
      fetchMore().then(() => {
        if (!entries.includes(entry)) return
        dress()
        hooks.onMore()
      }).catch(deps.report)
    },
    hasFocus: () => inside(entry),
    focused: () => (inside(entry) && shadow.activeElement instanceof HTMLElement ? shadow.activeElement : null),
    giveBack: () => giveBack(trail),
    say(text, urgent) {
      // A failure to fetch is told by who wants more than words.
      fetchMore().then((here) => entries.includes(entry) && (voice ??= here.createVoice(shadow)).say(typeof text === 'string' ? text : text(here), urgent)).catch(() => {})
    },
    close(restoreFocus) {
      const back = restoreFocus && (inside(entry) || !activeElement())
      voice?.stop()
      box.remove()
      entries.splice(entries.indexOf(entry), 1)
      if (!entries.length) removeRoot()
      else if (!entries.some((other) => other.hooks.target())) attach(null)
      if (back) giveBack(trail)
    },
  }
}

/** Font and mode. Colours of one's own are a chunk of their own, fetched by those who set them. */
function applyBasics({ style }: HTMLElement, { font, mode, radius }: ThemeTokens): void {
  const host = getComputedStyle(document.body)
  const declared = host.colorScheme === 'normal' ? 'light dark' : host.colorScheme
  style.colorScheme = mode && mode !== 'auto' ? mode : declared
  if (radius !== undefined) style.setProperty('--r', `${radius}px`)
  // A host that never chose a font gets the system's, not the browser's default serif.
  if (font || /^"?Times/.test(host.fontFamily)) style.fontFamily = `${font ? `${font},` : ''}system-ui,"Hiragino Sans","Noto Sans JP","Yu Gothic UI",Meiryo,sans-serif`
}

function createRoot(): void {
  root = document.createElement('shirube-root')
  shadow = root.attachShadow({ mode: 'open' })
  shadow.adoptedStyleSheets = [sheet(baseSheet)]
  for (const role of ['status', 'alert']) {
    const region = document.createElement('div')
    region.className = 'vh'
    region.role = role
    shadow.append(region)
  }
  shadow.addEventListener('keydown', onKey)
  // A host that closes its menu on an outside press, or pulls a wandering focus back, is not told of ours.
  for (const name of ['pointerdown', 'mousedown', 'click', 'focusin']) shadow.addEventListener(name, (event) => event.stopPropagation())
  document.addEventListener('keydown', onKey)
  document.body.append(root)
}

function removeRoot(): void {
  document.removeEventListener('keydown', onKey)
  home?.removeEventListener('close', goHome)
  home = null
  root?.remove()
  root = null
}

function sheet(css: string): CSSStyleSheet {
  const made = sheets.get(css) ?? new CSSStyleSheet()
  if (!sheets.has(css)) made.replaceSync(css)
  sheets.set(css, made)
  return made
}

const goHome = (): void => attach(null)

function attach(target: Element | null): void {
  let modal: Node | null | undefined = target
  while (modal && !(modal instanceof HTMLDialogElement && modal.matches(':modal'))) modal = outOf(modal)
  const parent = modal ?? document.body
  if (!root || root.parentNode === parent) return
  const focused = shadow.activeElement
  // Moved or not, what was open has to be opened again: only then is it above the dialog and not a ghost after its end.
  for (const open of shadow.querySelectorAll<HTMLElement>(':popover-open')) open.hidePopover()
  home?.removeEventListener('close', goHome)
  home = modal ?? null
  home?.addEventListener('close', goHome)
  parent.append(root)
  for (const { hooks } of entries) hooks.show()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
}

function onKey(event: Event): void {
  if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing) return
  const own = event.currentTarget === shadow
  const active = activeElement()
  const top = entries.findLast(inside) ?? (own ? undefined : entries.findLast(({ hooks }) => active && hooks.target()?.contains(active)))
  if (event.key === 'Escape' && top) {
    if (!top.hooks.escape()) return
    event.preventDefault()
    event.stopPropagation()
  }
  // Enter and Space press our buttons; the host's shortcuts are not meant.
  else if (own && /^( |Enter)$/.test(event.key)) event.stopPropagation()
  else jump?.(event, own ? top : undefined, () => entries.findLast(({ hooks }) => hooks.front())?.hooks.front())
}
