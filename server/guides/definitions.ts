// From one authored project to definitions with hashes and back, so that an unchanged guide keeps its version.
import { contentHash, type Project } from 'shirube/protocol'
import type { DefinitionVersion, NewDefinition } from '../store/DefinitionStore.ts'

const settingsId = 'settings'

export function definitionsOf(project: Project): NewDefinition[] {
  return [
    ...(project.guides ?? []).map((body) => ({ kind: 'guide' as const, id: body.id, hash: contentHash(body), body })),
    ...(project.milestones ?? []).map((body) => ({ kind: 'milestone' as const, id: body.id, hash: contentHash(body), body })),
    ...(project.goals ?? []).map((body) => ({ kind: 'goal' as const, id: body.id, hash: contentHash(body), body })),
    { kind: 'settings', id: settingsId, hash: contentHash(project.settings ?? {}), body: project.settings ?? {} },
  ]
}

/** The same shape as what was pushed; empty lists are left out. */
export function projectOf(definitions: readonly Pick<DefinitionVersion, 'kind' | 'body'>[]): Record<string, unknown> {
  const list = (kind: DefinitionVersion['kind']) => definitions.filter((one) => one.kind === kind).map((one) => one.body)
  const [settings] = list('settings')
  const all = { guides: list('guide'), milestones: list('milestone'), goals: list('goal') }
  const filled = Object.fromEntries(Object.entries(all).filter(([, bodies]) => bodies.length > 0))
  return settings !== undefined && Object.keys(Object(settings)).length > 0 ? { ...filled, settings } : filled
}
