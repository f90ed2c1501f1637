// `shirube pull [file]`: brings the drafted or published definitions, as JSON or as a TypeScript file ready to be pushed again.
import { writeFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import type { Command } from 'commander'
import { createApiClient, field, findApiKey } from './apiClient.ts'
import { apiKeyOption, dataOption, endpointOption, environmentOption, jsonOption } from './options.ts'
import { processOutput } from './output.ts'
import { endpointOr } from './serverFile.ts'

interface PullOptions {
  environment: string
  published: boolean
  endpoint?: string
  apiKey?: string
  data: string
  json: boolean
}

export function pullCommand(program: Command): void {
  program
    .command('pull')
    .description('bring guides, milestones and goals from the collector')
    .argument('[file]', 'where to write (.ts or .json); else to standard output', undefined)
    .addOption(environmentOption())
    .option('--published', 'what users see, instead of the draft', false)
    .addOption(endpointOption())
    .addOption(apiKeyOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string | undefined, options: PullOptions) => {
      const output = processOutput(options.json)
      const api = createApiClient({ endpoint: await endpointOr(options.endpoint, options.data), apiKey: await findApiKey(options.apiKey, options.data) })
      const answer = await api.ask('GET', `api/definitions?environment=${encodeURIComponent(options.environment)}`)
      const project = field(answer, options.published ? 'publishedProject' : 'project') ?? {}
      if (file === undefined) {
        output.say(project, [JSON.stringify(project, null, 2)])
        return
      }
      const path = resolve(file)
      const text = JSON.stringify(project, null, 2)
      await writeFile(path, extname(path) === '.json' ? `${text}\n` : `import { defineProject } from 'shirube'\n\nexport default defineProject(${text})\n`)
      output.say({ file: path }, [`Wrote ${path}`])
    })
}
