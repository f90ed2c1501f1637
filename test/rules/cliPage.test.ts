// docs/cli.md tells every command, option and variable there is, each where its command is told, and no others.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createProgram } from '../../server/cli/main.ts'
import { filesBelow, root } from './files.ts'

const page = readFileSync(join(root, 'docs/cli.md'), 'utf8')
type Command = ReturnType<typeof createProgram>

const commands: readonly Command[] = createProgram().commands
const sections = page.split(/^## /m).slice(1)
const sectionOf = (name: string): string => sections.find((text) => new RegExp(`^.*\`${name}\\b`).test(text)) ?? ''
const flags = (text: string): string[] => [...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([flag]) => flag))]
/** Told once, above all commands. */
const general = ['--json']

/** A command and those below it, as `keys create`. */
const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)]
const flagsOf = (command: Command): string[] => everyCommand(command).flatMap(({ options }) => options.map(({ long }) => long ?? ''))

it('has a section for each command, which names each of its options and no other', () => {
  const missing = commands.flatMap((command) => {
    const told = flags(sectionOf(command.name()))
    return [...new Set(flagsOf(command))].filter((flag) => !general.includes(flag) && !told.includes(flag)).map((flag) => `${command.name()} ${flag}`)
  })
  const invented = sections.flatMap((text) => {
    const known = commands.filter((command) => sectionOf(command.name()) === text).flatMap(flagsOf)
    return flags(text).filter((flag) => !known.includes(flag))
  })
  expect({ missing, invented }).toEqual({ missing: [], invented: [] })
})

it('names each variable', () => {
  const variables = commands.flatMap(everyCommand).flatMap(({ options }) => options.map(({ envVar }) => envVar ?? ''))
  expect(new Set(variables).size).toBeGreaterThan(5)
  expect([...new Set(variables)].filter((name) => !page.includes(name))).toEqual([])
})

it('names each default', () => {
  const defaults = commands.flatMap((command) => command.options.flatMap(({ defaultValue }) => (typeof defaultValue === 'string' || typeof defaultValue === 'number' ? [String(defaultValue)] : [])))
  expect(defaults.filter((value) => !page.includes(value))).toEqual([])
})

it('is right about commands that other pages show', () => {
  const paths = filesBelow('').filter((path) => path.endsWith('.md') && !path.startsWith('test/parties/') && !path.startsWith('docs/decisions/'))
  const shown = paths.flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/(?:npx shirube-server|`shirube) ([a-z]+)((?: [^\s`]+)*)/g)].map(([whole, name = '', rest = '']) => ({ whole: `${path}: ${whole}`, name, rest })))
  expect(shown.length).toBeGreaterThan(10)
  const wrong = shown.filter(({ name, rest }) => {
    const command = commands.find((one) => one.name() === name)
    return !command || flags(rest).some((flag) => !flagsOf(command).includes(flag))
  })
  expect(wrong.map(({ whole }) => whole)).toEqual([])
})
