// `shirube check [file]`: the whole check of authored content, offline. Exit code 1 when something must be mended.
import { checkProject } from 'shirube/protocol'
import type { Command } from 'commander'
import { loadProject } from './loadProject.ts'
import { jsonOption } from './options.ts'
import { processOutput } from './output.ts'
import { problemLines } from './printProblems.ts'

export function checkCommand(program: Command): void {
  program
    .command('check')
    .description('check guides, milestones and goals offline')
    .argument('[file]', 'definitions in TypeScript, JavaScript or JSON', undefined)
    .addOption(jsonOption())
    .action(async (file: string | undefined, options: { json: boolean }) => {
      const output = processOutput(options.json)
      const { path, value } = await loadProject(file)
      const checked = checkProject(value)
      const errors = checked.problems.filter((one) => one.severity === 'error').length
      const warnings = checked.problems.length - errors
      const summary = checked.ok ? `${path}: good${warnings > 0 ? `, ${count(warnings, 'warning')}` : ''}` : `${path}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`
      output.say({ ok: checked.ok, file: path, problems: checked.problems }, [...problemLines(checked.problems), summary])
      if (!checked.ok) process.exitCode = 1
    })
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
