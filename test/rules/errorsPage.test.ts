// docs/errors.md explains every code that anybody can meet.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rejectCodes } from 'shirube/protocol'
import { expect, it } from 'vitest'
import { codeIn, readRepository, root } from './files.ts'

const page = readFileSync(join(root, 'docs/errors.md'), 'utf8')
const serverCode = codeIn(readRepository(), 'server').map(([, text]) => text).join('\n')
const named = (pattern: RegExp): string[] => [...new Set([...serverCode.matchAll(pattern)].map(([, code]) => code ?? ''))]
const codesOfTheSdk = [...readFileSync(join(root, 'sdk/lib/shirubeError.ts'), 'utf8').matchAll(/'(SB\d{4})'/g)].map(([, code]) => code ?? '')

it('explains each code of the SDK', () => {
  expect(codesOfTheSdk.length).toBeGreaterThan(10)
  expect(codesOfTheSdk.filter((code) => !page.includes(`\`${code}\``))).toEqual([])
})

it('explains why an event is rejected, for each reason there is', () => {
  const explained = page.slice(page.indexOf('## Rejected events'), page.indexOf('## Answers'))
  expect(rejectCodes.filter((code) => !explained.includes(`\`${code}\``))).toEqual([])
})

it('explains each status and code that the server answers with', () => {
  const explained = page.slice(page.indexOf('## Answers'), page.indexOf('## Codes of the command line'))
  // A status holds for the codes behind it, up to the next one.
  const told = new Set(explained.split('\n').flatMap((line) => [...line.matchAll(/(\d{3})((?: `[a-z_]+`)+)/g)].flatMap(([, status = '', codes = '']) => codes.trim().split(' ').map((code) => `${status} ${code.replaceAll('`', '')}`))))
  const answered = [...serverCode.matchAll(/(?:HttpError|BadQuestion)\((\d{3}), '([a-z_]+)'/g)].map(([, status, code]) => `${status} ${code}`)
  const unavailable = named(/(?:unavailable|CommitFailed)\('([a-z_]+)'/g).map((code) => `503 ${code}`)
  expect(answered.length).toBeGreaterThan(20)
  expect([...answered, ...unavailable].filter((one) => !told.has(one))).toEqual([])
})

it('names each code of the command line', () => {
  const codes = named(/CommandError\('([a-z_]+)'/g)
  expect(codes.length).toBeGreaterThan(10)
  expect(codes.filter((code) => !page.slice(page.indexOf('## Codes of the command line')).includes(`\`${code}\``))).toEqual([])
})
