// The published content of each environment as it is answered, built once per publish and shared by guides, state and stream.
import type { Published } from 'shirube/protocol'
import type { DefinitionStore } from '../store/DefinitionStore.ts'
import { publishedContent } from './published.ts'

export interface PublishedAnswer {
  content: Published
  bytes: Uint8Array
  etag: string
}

export interface PublishedSource {
  read(environment: number): Promise<PublishedAnswer>
  onChange(listener: (environment: number) => void): () => void
  /** Stops listening to the store. */
  close(): void
}

export interface PublishedSourceDeps {
  store: Pick<DefinitionStore, 'published' | 'onPublish'>
  environmentName: (environment: number) => string
}

export function createPublishedSource({ store, environmentName }: PublishedSourceDeps): PublishedSource {
  const answers = new Map<number, Promise<PublishedAnswer>>()
  const listeners = new Set<(environment: number) => void>()

  const stop = store.onPublish((environment) => {
    answers.delete(environment)
    for (const listener of listeners) listener(environment)
  })

  async function build(environment: number): Promise<PublishedAnswer> {
    const content = publishedContent(await store.published(environment), environmentName(environment))
    return { content, bytes: new TextEncoder().encode(JSON.stringify(content)), etag: `"${content.version}"` }
  }

  return {
    async read(environment) {
      const known = answers.get(environment)
      if (known) return known
      const made = build(environment)
      answers.set(environment, made)
      // A failed read must not stay the answer for ever.
      made.catch(() => answers.delete(environment))
      return made
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: stop,
  }
}
