// One release number everywhere it is written.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './files.ts'

const version = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8')).version

it('gives both packages, the demo, the events and the changelog one version', () => {
  const release = version('sdk/package.json')
  expect([version('server/package.json'), version('demo/package.json')]).toEqual([release, release])
  expect(readFileSync(join(root, 'sdk/version.ts'), 'utf8')).toContain(`'${String(release)}'`)
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain(`## ${String(release)}`)
})
