// The guides this page may show: the host's own (inline) and the published ones. Parsed once at this door; one broken
// guide is skipped and reported, the others live. The last good copy serves while the collector cannot be reached.
import { parseJson } from '../lib/parseJson.ts'
import { isRecord } from '../protocol/isRecord.ts'
import type { Answer, Request } from '../lib/request.ts'
import { acceptGuide } from '../protocol/acceptGuide.ts'
import { guideLimits } from '../protocol/limits.ts'
import type { Published } from '../protocol/state.schema.ts'
import type { GuideEntry } from './guideEntry.ts'
import { prepareRules } from './rules.ts'
import type { KeyValueStore } from '../storage/keyValueStore.ts'

export interface GuideListDeps {
  readonly request: Request
  readonly store: KeyValueStore
  /** Null in local mode. */
  readonly url: string | null
  readonly onRefused: (id: string, reason: string) => void
}

export interface GuideList {
  /** Inline wins whole over published, never merged. The same array until something changed. */
  readonly entries: () => readonly GuideEntry[]
  readonly find: (id: string) => GuideEntry | undefined
  readonly wasRefused: (id: string) => boolean
  /** What came with the guides: version, milestones, goals, settings. Read leniently. */
  readonly published: () => Partial<Published>
  /** Resolves when they are listed; their hashes are made by a chunk that published guides do not need. */
  readonly addInline: (guides: readonly unknown[]) => Promise<void>
  /** An answer somebody else asked for; true when it changed anything. */
  readonly receive: (answer: Answer) => Promise<boolean>
  /** The stored copy; never over one that came meanwhile. */
  readonly restore: () => Promise<void>
  /** Asks the collector; resolves to true when something changed. The browser's own cache keeps the ETag. */
  readonly load: () => Promise<boolean>
}

const storeKey = 'guides'

export function createGuideList({ request, store, url, onRefused }: GuideListDeps): GuideList {
  const inline = new Map<string, GuideEntry>()
  const refused = new Set<string>()
  let published: Partial<Published> = {}
  let came: GuideEntry[] = []
  let merged: readonly GuideEntry[] = []

  const accept = (value: unknown, source: GuideEntry['source'], version: number | null, hash: () => unknown): GuideEntry[] => {
    const accepted = acceptGuide(value)
    if (accepted.ok) return [{ guide: accepted.guide, source, version, hash: String(hash()) }]
    const id = String(isRecord(value) && value['id'])
    refused.add(id)
    onRefused(id, `${accepted.reason} at ${accepted.path}`)
    return []
  }
  const merge = (): void => {
    merged = [...inline.values(), ...came.filter(({ guide }) => !inline.has(guide.id))]
  }
  /** Without the chunk that judges conditions they stay unknown. */
  const ruled = (json: string): Promise<void> => prepareRules(json).catch(() => {})
  /** False: not a list of guides, or the one we have. */
  const take = (text: string): boolean => {
    const content = parseJson(text)
    if (!content || !Array.isArray(content['guides']) || content['version'] === published.version) return false
    published = content
    came = content['guides'].slice(0, guideLimits.guides).flatMap((item: unknown) => (isRecord(item) ? accept(item['guide'], 'published', Number(item['version']), () => item['hash']) : []))
    merge()
    return true
  }

  async function receive({ status, text }: Answer): Promise<boolean> {
    if (status === 200) await ruled(text)
    if (status !== 200 || !take(text)) return false
    await store.setMany([[storeKey, text]])
    return true
  }

  return {
    entries: () => merged,
    find: (id) => merged.find(({ guide }) => guide.id === id),
    wasRefused: (id) => refused.has(id),
    published: () => published,
    async addInline(guides) {
      if (!guides.length) return
      const { contentHash } = await import('../protocol/hash.ts')
      for (const guide of guides) for (const entry of accept(guide, 'inline', null, () => contentHash(guide))) inline.set(entry.guide.id, entry)
      await ruled(JSON.stringify([...inline.values()]))
      merge()
    },
    async restore() {
      const [text] = await store.getMany([storeKey])
      await ruled(String(text))
      if (url && !published.version) take(String(text))
    },
    receive,
    load: async () => !!url && receive(await request(url)),
  }
}
