// The guides this page may show: the host's own (inline) and the published ones. Parsed once at this door; one broken
// guide is skipped and reported, the others live. The last good copy serves while the collector cannot be reached.
import { isRecord, parseJson } from '../lib/parseJson.ts'
import type { Request } from '../lib/request.ts'
import { acceptGuide } from '../protocol/acceptGuide.ts'
import { contentHash } from '../protocol/hash.ts'
import { guideLimits } from '../protocol/limits.ts'
import type { Milestone } from '../protocol/milestone.schema.ts'
import type { Settings } from '../protocol/project.schema.ts'
import type { GuideEntry } from '../runner/runner.types.ts'
import type { KeyValueStore } from '../storage/keyValueStore.ts'

export interface GuideListDeps {
  readonly request: Request
  readonly store: KeyValueStore
  /** Null in local mode. */
  readonly url: string | null
  readonly onRefused: (id: string, reason: string, path: string) => void
}

export interface GuideList {
  /** Inline wins whole over published, never merged. */
  readonly entries: () => readonly GuideEntry[]
  readonly find: (id: string) => GuideEntry | undefined
  readonly wasRefused: (id: string) => boolean
  readonly version: () => string | undefined
  readonly milestones: () => readonly Milestone[]
  readonly settings: () => Settings
  readonly addInline: (guides: readonly unknown[]) => void
  /** The stored copy; resolves to true when it brought anything. */
  readonly restore: () => Promise<boolean>
  /** Asks the collector; resolves to true when something changed. The browser's own cache keeps the ETag. */
  readonly load: () => Promise<boolean>
}

const storeKey = 'guides'

export function createGuideList({ request, store, url, onRefused }: GuideListDeps): GuideList {
  const inline = new Map<string, GuideEntry>()
  const refused = new Set<string>()
  let published: readonly GuideEntry[] = []
  let merged: readonly GuideEntry[] = []
  let version: string | undefined
  let milestones: readonly Milestone[] = []
  let settings: Settings = {}
  let fresh = false

  const accept = (value: unknown, source: GuideEntry['source'], about: { version: number | null; hash?: unknown }): GuideEntry | null => {
    const accepted = acceptGuide(value)
    if (!accepted.ok) {
      const id = isRecord(value) ? String(value['id']) : '?'
      refused.add(id)
      onRefused(id, accepted.reason, accepted.path)
      return null
    }
    return { guide: accepted.guide, source, version: about.version, hash: typeof about.hash === 'string' ? about.hash : contentHash(value) }
  }
  const merge = (): void => {
    merged = [...inline.values(), ...published.filter(({ guide }) => !inline.has(guide.id))]
  }
  const take = (text: string): boolean => {
    const content = parseJson(text)
    const list = content?.['guides']
    if (!content || typeof content['version'] !== 'string' || !Array.isArray(list)) return false
    if (content['version'] === version) return true
    version = content['version']
    published = list.slice(0, guideLimits.guides).flatMap((item: unknown) => {
      const entry = isRecord(item) ? accept(item['guide'], 'published', { version: Number(item['version']), hash: item['hash'] }) : null
      return entry ? [entry] : []
    })
    milestones = Array.isArray(content['milestones']) ? content['milestones'].filter(isRecord).map((item) => item as Milestone) : [] // written by the collector's own schema; read leniently where used
    settings = isRecord(content['settings']) ? content['settings'] : {}
    merge()
    return true
  }

  return {
    entries: () => merged,
    find: (id) => merged.find(({ guide }) => guide.id === id),
    wasRefused: (id) => refused.has(id),
    version: () => version,
    milestones: () => milestones,
    settings: () => settings,
    addInline(guides) {
      for (const guide of guides) {
        const entry = accept(guide, 'inline', { version: null })
        if (entry) inline.set(entry.guide.id, entry)
      }
      merge()
    },
    async restore() {
      if (!url) return false
      const [text] = await store.getMany([storeKey])
      // A slow disk must not bring yesterday's guides back over today's.
      return !fresh && typeof text === 'string' && take(text) && merged.length > 0
    },
    async load() {
      if (!url) return false
      const answer = await request(url)
      const before = version
      if (answer.status !== 200 || !take(answer.text)) return false
      fresh = true
      if (version === before) return false
      await store.setMany([[storeKey, answer.text]])
      return true
    },
  }
}
