// Runs inside a page: a real runner with a stub surface, progress and events in memory, facts from the page.
// The stub draws a plain card in an open shadow root, says when it is seen at once, and logs what it was given.
import { buildFacts } from '../../../sdk/targeting/facts.ts'
import { createRunner } from '../../../sdk/runner/createRunner.ts'
import type { GuideEntry } from '../../../sdk/guides/guideEntry.ts'
import type { RunnerDeps, StartOptions } from '../../../sdk/runner/runner.types.ts'
import type { SurfaceDeps, SurfaceModule, View } from '../../../sdk/runner/view.ts'
import type { Guide } from '../../../sdk/protocol/guide.schema.ts'
import type { Progress } from '../../../sdk/protocol/state.schema.ts'
import { elementHolds } from '../../../sdk/targets/elementState.ts'
import { prepareTargets, resolve } from '../../../sdk/targets/resolve.ts'
import { reveal } from '../../../sdk/targets/reveal.ts'
import { createPageWatch } from '../../../sdk/targets/watch.ts'

export interface Told {
  readonly name: string
  readonly properties: Record<string, unknown>
}
export interface HarnessOptions {
  /** Kept in sessionStorage, to live through a reload. */
  readonly keep?: boolean
  /** The surface says at once that it was seen. @default true */
  readonly seen?: boolean
  /** `late`: at `failNow()`. */
  readonly failChunk?: boolean | 'late'
}

const saved = (): Record<string, Progress> => JSON.parse(sessionStorage.getItem('progress') ?? '{}') as Record<string, Progress> // written below
const store = new Map<string, Progress>(Object.entries(saved()))

export function createHarness(options: HarnessOptions = {}) {
  const told: Told[] = []
  const errors: string[] = []
  const drawn: View[] = []
  const calls: string[] = []
  const milestones: Record<string, 'reached' | 'pending'> = {}
  const traits: Record<string, unknown> = {}
  const counts: Record<string, number> = {}
  const guides = new Map<string, GuideEntry>()
  const open = new Set<HTMLElement>()
  let opened = 0
  let clock = 0
  let broken = false
  let failNow = (): void => {}
  const failing = new Promise<void>((done) => (failNow = done))

  function drawStub(view: View, deps: SurfaceDeps, root: HTMLElement, state: { seen: string }): void {
    drawn.push(view)
    const shadow = root.shadowRoot ?? root.attachShadow({ mode: 'open' })
    const card = document.createElement('section')
    card.style.cssText = 'position:fixed;inset:auto auto 0 0;background:#fff;z-index:9'
    const button = (name: string, act: Parameters<SurfaceDeps['onAct']>[0]): void => {
      const element = document.createElement('button')
      element.setAttribute('part', name)
      element.textContent = name
      element.onclick = () => deps.onAct(act, view)
      card.append(element)
    }
    if (view.kind === 'tour') {
      card.dataset.step = view.stepId
      card.dataset.mode = view.mode
      card.append(view.title)
      if (view.mode === 'chip') button('resume', { act: 'resume' })
      else for (const act of ['next', 'back', 'skip', 'close', 'later', 'escape'] as const) button(act, { act })
      view.buttons.forEach((_, index) => button(`own-${index}`, { act: 'button', index }))
    } else {
      button('launcher', { act: 'toggle', open: !view.open })
      for (const item of view.open ? view.items : []) {
        button(`do-${item.id}`, { act: 'itemAction', itemId: item.id })
        if (item.canMark) button(`mark-${item.id}`, { act: 'markDone', itemId: item.id })
      }
      button('hide', { act: 'hide' })
    }
    shadow.replaceChildren(card)
    const key = view.kind === 'tour' ? view.stepId : 'list'
    if (options.seen !== false && state.seen !== key && (view.kind === 'checklist' ? view.open : view.mode === 'card')) {
      state.seen = key
      deps.onSeen(view)
    }
  }
  const module: SurfaceModule = {
    async openSurface(view, deps) {
      const root = document.createElement('shirube-root')
      const state = { seen: '' }
      opened++
      document.body.append(root)
      open.add(root)
      drawStub(view, deps, root, state)
      return {
        update: (next) => drawStub(next, deps, root, state),
        async close() {
          root.remove()
          open.delete(root)
        },
      }
    },
  }
  const deps: RunnerDeps = {
    now: () => Date.now() + clock,
    newId: () => crypto.randomUUID(),
    progress: {
      get: (guide) => store.get(guide.id),
      async put(guide, progress) {
        store.set(guide.id, progress)
        if (options.keep) sessionStorage.setItem('progress', JSON.stringify(Object.fromEntries(store)))
      },
    },
    emit: (name, properties) => void told.push({ name, properties }),
    facts() {
      if (broken) throw new Error('facts broke')
      return buildFacts({
        now: Date.now(),
        user: { id: 'u1', traits },
        account: null,
        page: { path: location.pathname },
        device: { type: 'desktop' },
        locale: 'en',
        consent: 'granted',
        count: (condition) => counts[condition.event] ?? 0,
        milestone: (id) => milestones[id],
        goal: () => undefined,
        guide: () => undefined,
        element: elementHolds,
      })
    },
    locale: () => 'en',
    theme: () => ({}),
    text: (text) => (typeof text === 'string' ? text : (text.en ?? '')),
    rich: () => [],
    navigate: async (url) => void history.pushState(null, '', url),
    milestoneBy: () => undefined,
    calls: {
      ok: ({ guideId }) => void calls.push(guideId),
      fail: () => Promise.reject(new Error('refused')),
    },
    track: (name, properties) => void told.push({ name, properties: properties ?? {} }),
    setTrait: (path, value) => void (traits[path.replace('user.traits.', '')] = value),
    start: (id) => void start(id),
    holdsStage: async () => true,
    changed: () => {},
    announce: () => {},
    report: (error) => void errors.push(String(error)),
    quiet: true,
  }
  const runner = createRunner(deps, async () => {
    if (options.failChunk === 'late') await failing
    if (options.failChunk) throw new Error('no chunk')
    return module
  }, createPageWatch(deps.report))
  function start(id: string, more: Partial<StartOptions> = {}) {
    const entry = guides.get(id)
    if (!entry) throw new Error(`no guide ${id}`)
    return runner.start(entry, { by: 'user', ...more })
  }
  return {
    runner,
    start,
    add: (guide: Guide) => void guides.set(guide.id, { guide, source: 'inline', version: null, hash: 'h' }),
    told: () => told,
    names: () => told.map(({ name }) => name),
    errors: () => errors,
    calls: () => calls,
    /** JSON-safe: the last thing drawn. */
    last: () => {
      const view = drawn.at(-1)
      return view && { ...view, target: view.kind === 'tour' && view.target ? (view.target.id || view.target.localName) : null }
    },
    step: () => [...open].map((root) => root.shadowRoot?.querySelector('section')?.dataset.step).join(),
    mode: () => [...open].map((root) => root.shadowRoot?.querySelector('section')?.dataset.mode).join(),
    draws: () => drawn.length,
    opened: () => opened,
    openCount: () => open.size,
    progress: (id: string) => store.get(id),
    failNow: () => failNow(),
    breakFacts: () => void (broken = true),
    milestones,
    traits,
    counts,
    later: (ms: number) => void (clock += ms),
    press: (part: string) => {
      const button = [...open].map((root) => root.shadowRoot?.querySelector<HTMLElement>(`[part="${part}"]`)).find(Boolean)
      if (!button) throw new Error(`no part ${part}`)
      button.click()
    },
    event(name: string, properties = {}) {
      counts[name] = (counts[name] ?? 0) + 1
      runner.onEvent(name, properties)
      runner.evaluate()
    },
  }
}

export type Harness = ReturnType<typeof createHarness>
declare global {
  interface Window {
    harness: Harness
    shirubeParts: { createHarness: typeof createHarness; resolve: typeof resolve; prepareTargets: typeof prepareTargets; reveal: typeof reveal; createPageWatch: typeof createPageWatch }
  }
}
window.shirubeParts = { createHarness, resolve, prepareTargets, reveal, createPageWatch }
