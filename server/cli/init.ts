// `shirube init`: a first shirube.config.ts that passes `check`, and the lines to paste into a page. Never overwrites.
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { field } from './apiClient.ts'
import { CommandError } from './commandError.ts'
import { readKeysFile } from './keysFile.ts'
import { dataOption, endpointOption, jsonOption } from './options.ts'
import { processOutput } from './output.ts'
import { endpointOr } from './serverFile.ts'
import { snippetLines } from '../lib/snippet.ts'
import { starter } from './starter.ts'

export function initCommand(program: Command): void {
  program
    .command('init')
    .description('write a first shirube.config.ts and show what to paste')
    .argument('[folder]', 'where', '.')
    .option('--write-key <key>', 'browser key for the snippet; else the one in <data>/keys.json')
    .addOption(endpointOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (folder: string, options: { writeKey?: string; endpoint?: string; data: string; json: boolean }) => {
      const output = processOutput(options.json)
      const file = join(resolve(folder), 'shirube.config.ts')
      await writeFile(file, starter, { flag: 'wx' }).catch((error: unknown) => {
        if (field(error, 'code') === 'EEXIST') throw new CommandError('exists', `${file} is there already; it is left as it is.`)
        throw new CommandError('not_written', `${file} could not be written: ${error instanceof Error ? error.message : String(error)}`)
      })
      // The keys on <data> are of the collector there, not of one named by its address.
      const writeKey = options.writeKey || (options.endpoint === undefined && (await readKeysFile(options.data))?.writeKey) || 'YOUR_BROWSER_KEY'
      const snippet = snippetLines(await endpointOr(options.endpoint, options.data), writeKey)
      output.say({ file, snippet: snippet.join('\n') }, [`Wrote ${file}`, '', 'Paste this into your pages:', '', ...snippet.map((line) => `  ${line}`), '', 'Then:  shirube check   ·   shirube push --publish'])
    })
}
