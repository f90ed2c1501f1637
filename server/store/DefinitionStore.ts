// What authors made: immutable versions, the set pushed last (draft), and per environment the set that is published.

export const definitionKinds = ['guide', 'milestone', 'goal', 'settings'] as const
export type DefinitionKind = (typeof definitionKinds)[number]

export interface DefinitionVersion {
  kind: DefinitionKind
  id: string
  /** From 1, per kind and id. */
  version: number
  hash: string
  body: unknown
  note: string
  author: string
  createdAt: number
}

/** One place in a set: which version of which definition. */
export interface DefinitionPointer {
  kind: DefinitionKind
  id: string
  version: number
}

export interface NewDefinition {
  kind: DefinitionKind
  id: string
  hash: string
  body: unknown
}

export interface Publication {
  id: number
  environment: number
  at: number
  author: string
  note: string
  pointers: DefinitionPointer[]
}

export interface PublishedDefinition extends DefinitionVersion {
  /** When this version went out in this environment. */
  since: number
}

export interface DefinitionStore {
  /** Makes the set the draft; a definition whose hash is its latest one's keeps its version. Answers the versions made new. */
  pushDraft(set: readonly NewDefinition[], by: { author: string; note: string; at: number }): Promise<{ created: DefinitionPointer[]; unchanged: number; removed: DefinitionPointer[] }>
  draft(): Promise<DefinitionVersion[]>
  /** Newest first. */
  versions(kind: DefinitionKind, id: string): Promise<DefinitionVersion[]>
  /** Replaces what the environment shows, in one transaction, keeps the record for rollback, and waits for all listeners. */
  publish(environment: number, pointers: readonly DefinitionPointer[], by: { author: string; note: string; at: number }): Promise<Publication>
  published(environment: number): Promise<PublishedDefinition[]>
  /** Newest first. */
  publications(environment: number, limit: number): Promise<Publication[]>
  /** Called after each publish through this store; what it returns is awaited before the publish answers. */
  onPublish(listener: PublishListener): () => void
}

export type PublishListener = (environment: number) => void | Promise<void>
