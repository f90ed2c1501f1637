// The script-tag build: options from `script[data-write-key]`, the collector from where this file was served, calls made
// before it loaded are replayed in order. `window.shirube` becomes the instance.
import { init } from './init.ts'
import { isRecord } from './protocol/isRecord.ts'
import type { InitOptions, Shirube } from './shirube.types.ts'

type Global = { shirube?: unknown }
type Doors = Readonly<Record<string, ((...args: unknown[]) => unknown) | undefined>>

function boot(): void {
  const page = globalThis as Global // ours to set
  const stub = page.shirube
  // A second copy of this file finds the instance of the first; an element with this id goes by the same name, and is none.
  if (isRecord(stub) && 'track' in stub && !('q' in stub)) return
  const become = (instance: Shirube): Shirube => {
    page.shirube = Object.freeze({ ...instance, init })
    const calls = isRecord(stub) && Array.isArray(stub['q']) ? stub['q'] : []
    const doors = instance as unknown as Doors // every member is a method
    for (const call of calls) if (Array.isArray(call)) doors[String(call[0])]?.(...call.slice(1))
    return instance
  }
  const tag = document.querySelector('script[data-write-key]')
  if (tag instanceof HTMLScriptElement) become(init(readTag(tag.dataset)))
  // Without a key the page starts it: `shirube.init({ guides })`.
  else page.shirube = { ...(isRecord(stub) ? stub : { q: [] }), init: (options?: InitOptions) => become(init(options)) }
}

function readTag({ writeKey, endpoint, locale, autoStart, debug }: DOMStringMap): InitOptions {
  return {
    writeKey,
    // …/sdk/<version>/shirube.js → …
    endpoint: endpoint ?? import.meta.url.replace(/\/sdk\/.*$/, ''),
    locale,
    ...(autoStart === 'false' ? { autoStart: false } : {}),
    debug: debug !== undefined,
  }
}

try {
  boot()
} catch {
  // A page we cannot start in stays as it is.
}
