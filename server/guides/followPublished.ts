// What is published is what is counted: told to the milestone engine at the start and at each publish, before the publish answers.
import type { Goal, Guide, Milestone, Settings } from 'shirube/protocol'
import type { DefinitionStore, PublishedDefinition } from '../store/DefinitionStore.ts'

export interface Counted {
  milestones: { version: number; body: Milestone }[]
  goals: { version: number; body: Goal }[]
  guides: { version: number; hash: string; body: Guide }[]
}

export interface FollowDeps {
  definitions: Pick<DefinitionStore, 'published' | 'onPublish'>
  environments: readonly number[]
  setZone: (environment: number, zone: string) => void
  setCounted: (environment: number, counted: Counted) => Promise<void>
}

export interface Following {
  /** Resolves when what was published before the start is counted. */
  started: Promise<void>
  stop(): void
}

export function followPublished({ definitions, environments, setZone, setCounted }: FollowDeps): Following {
  async function apply(environment: number): Promise<void> {
    const published = await definitions.published(environment)
    const of = <T>(kind: PublishedDefinition['kind']) => published.filter((one) => one.kind === kind).map((one) => ({ version: one.version, hash: one.hash, body: one.body as T })) // checked when it was pushed
    // First: local days are cut in this zone.
    setZone(environment, of<Settings>('settings')[0]?.body.zone ?? 'UTC')
    await setCounted(environment, { milestones: of<Milestone>('milestone'), goals: of<Goal>('goal'), guides: of<Guide>('guide') })
  }

  const stop = definitions.onPublish(apply)
  return { started: Promise.all(environments.map(apply)).then(() => undefined), stop }
}
