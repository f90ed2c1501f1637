// Publishing: the draft, or an earlier publication, becomes what one environment shows and counts.
import { HttpError } from '../http/httpError.ts'
import type { DefinitionPointer, DefinitionStore, Publication } from '../store/DefinitionStore.ts'

export interface PublishOptions {
  author: string
  note: string
  at: number
  /** Go back to what this earlier publication of the same environment showed. */
  publication: number | undefined
}

export interface Publisher {
  /** Throws HttpError 404 `unknown_publication`, 409 `nothing_to_publish`. */
  publish(environment: number, options: PublishOptions): Promise<Publication>
}

export function createPublisher(definitions: Pick<DefinitionStore, 'draft' | 'publications' | 'publish'>): Publisher {
  async function pointersFor(environment: number, publication: number | undefined): Promise<DefinitionPointer[]> {
    if (publication === undefined) return (await definitions.draft()).map(({ kind, id, version }) => ({ kind, id, version }))
    const earlier = (await definitions.publications(environment, 1_000)).find((one) => one.id === publication)
    if (!earlier) throw new HttpError(404, 'unknown_publication', 'This environment has no such publication.')
    return earlier.pointers
  }

  return {
    async publish(environment, { publication, ...by }) {
      const pointers = await pointersFor(environment, publication)
      if (pointers.length === 0) throw new HttpError(409, 'nothing_to_publish', 'Nothing was pushed yet: `shirube push` first.')
      return definitions.publish(environment, pointers, by)
    },
  }
}
