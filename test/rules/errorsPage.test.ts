// docs/errors.md explains every code that anybody can meet.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rejectCodes } from 'shirube/protocol'
import { expect, it } from 'vitest'
import { root } from './files.ts'

const page = readFileSync(join(root, 'docs/errors.md'), 'utf8')
const codesOfTheSdk = [...readFileSync(join(root, 'sdk/lib/shirubeError.ts'), 'utf8').matchAll(/'(SB\d{4})'/g)].map(([, code]) => code ?? '')

it('explains each code of the SDK', () => {
  expect(codesOfTheSdk.length).toBeGreaterThan(10)
  expect(codesOfTheSdk.filter((code) => !page.includes(`\`${code}\``))).toEqual([])
})

it('explains why an event is rejected, for each reason there is', () => {
  const explained = page.slice(page.indexOf('## Rejected events'), page.indexOf('## Answers'))
  expect(rejectCodes.filter((code) => !explained.includes(`\`${code}\``))).toEqual([])
})
