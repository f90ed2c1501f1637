// What `shirube keys` does; through a running collector or on its data folder.
import type { KeyKind } from '../store/AccessStore.ts'

export interface ListedKey {
  id: number
  kind: KeyKind
  environment: string | null
  prefix: string
  shown: string | null
  name: string
  createdAt: number
  revokedAt: number | null
}

export interface KeyDesk {
  create(options: { kind: KeyKind; environment: string; name: string }): Promise<ListedKey & { secret: string }>
  list(): Promise<ListedKey[]>
  revoke(id: number): Promise<void>
  /** The secret of a one-time link, and the console's address where it is known. */
  link(): Promise<{ link: string; url: string | undefined }>
  close(): Promise<void>
}

export interface DeskOptions {
  data: string
  store?: string | undefined
  endpoint?: string | undefined
  apiKey?: string | undefined
}
