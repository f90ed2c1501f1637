// `shirube push [file]`: checks the definitions here, sends them to the collector as the new draft, and on request publishes it.
import { checkProject } from 'shirube/protocol'
import type { Command } from 'commander'
import { createApiClient, field, findApiKey } from './apiClient.ts'
import { CommandError } from './commandError.ts'
import { loadProject } from './loadProject.ts'
import { apiKeyOption, dataOption, endpointOption, environmentOption, jsonOption } from './options.ts'
import { processOutput } from './output.ts'
import { endpointOr } from './serverFile.ts'
import { problemLines } from './printProblems.ts'

interface PushOptions {
  environment: string
  publish: boolean
  note: string
  endpoint?: string
  apiKey?: string
  data: string
  json: boolean
}

export function pushCommand(program: Command): void {
  program
    .command('push')
    .description('send guides, milestones and goals to the collector')
    .argument('[file]', 'definitions in TypeScript, JavaScript or JSON', undefined)
    .addOption(environmentOption())
    .option('--publish', 'show them to users at once', false)
    .option('--note <text>', 'kept with the new versions', '')
    .addOption(endpointOption())
    .addOption(apiKeyOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string | undefined, options: PushOptions) => {
      const output = processOutput(options.json)
      const { path, value } = await loadProject(file)
      const checked = checkProject(value)
      if (!checked.ok) throw new CommandError('bad_definitions', [...problemLines(checked.problems), `${path}: nothing was sent.`].join('\n'), checked.problems)
      const api = createApiClient({ endpoint: await endpointOr(options.endpoint, options.data), apiKey: await findApiKey(options.apiKey, options.data) })
      const pushed = await api.ask('PUT', 'api/definitions', { project: checked.project, note: options.note })
      const published = options.publish ? await api.ask('POST', 'api/publish', { environment: options.environment, note: options.note }) : null
      output.say({ pushed, published }, [
        ...problemLines(checked.problems),
        ...changeLines(pushed),
        published === null ? 'Pushed as a draft. Show it to users with --publish.' : `Published in ${options.environment}.`,
      ])
    })
}

function changeLines(pushed: unknown): string[] {
  const list = (name: string): unknown[] => {
    const value = field(pushed, name)
    return Array.isArray(value) ? value : []
  }
  // The settings are one thing, and their id says so again.
  const line = (mark: string) => (one: unknown) => `${mark} ${[...new Set([field(one, 'kind'), field(one, 'id')])].join(' ')} (version ${String(field(one, 'version'))})`
  return [...list('created').map(line('+')), ...list('removed').map(line('-')), `${String(field(pushed, 'unchanged') ?? 0)} unchanged`]
}
