// A guide as this page has it, whichever way it came.
import type { Guide } from '../protocol/guide.schema.ts'

/** One guide this page may show, with the identity its events carry. */
export interface GuideEntry {
  readonly guide: Guide
  readonly source: 'inline' | 'published'
  /** Null when inline. */
  readonly version: number | null
  readonly hash: string
}
