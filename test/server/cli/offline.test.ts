import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../support/shirubeCommand.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shirube-cli-'))
})

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('shirube init', () => {
  it('writes definitions that pass the check, prints the snippet, and never overwrites', async () => {
    const made = await run(['init', '--write-key', 'sb_web_x', '--endpoint', 'https://guide.example/'], { cwd: folder })
    expect(made.code).toBe(0)
    expect(made.out).toContain('src="https://guide.example/sdk/shirube.js"')
    expect(made.out).toContain('data-write-key="sb_web_x"')
    const checked = await run(['check', '--json'], { cwd: folder })
    expect(JSON.parse(checked.out)).toMatchObject({ ok: true, problems: [] })
    const before = readFileSync(join(folder, 'shirube.config.ts'), 'utf8')
    const again = await run(['init', '--json'], { cwd: folder })
    expect([again.code, JSON.parse(again.error).error.code]).toEqual([1, 'exists'])
    expect(readFileSync(join(folder, 'shirube.config.ts'), 'utf8')).toBe(before)
  })
})

describe('shirube check', () => {
  it('names the path, the value, the nearest name and the fix, and exits with 1', async () => {
    file('guides.ts', "export const project = { milestones: [{ id: 'first', name: 'F', unit: 'account', event: 'Made', count: 'events', atLeast: 1 }], guides: [{ id: 'a', kind: 'checklist', title: 'T', items: [{ id: 'x', title: 'X', done: { milestone: 'frist' } }] }] }")
    const { code, out } = await run(['check', 'guides.ts'], { cwd: folder })
    expect(code).toBe(1)
    expect(out).toMatch(/guides\[0\]\.items\[0\]\.done/)
    expect(out).toContain('frist')
    expect(out).toContain('first')
  })

  it('reads JSON, default and named exports', async () => {
    const empty = '{ guides: [] }'
    for (const [name, text] of [['a.json', '{"guides":[]}'], ['b.ts', `export default ${empty}`], ['c.mjs', `export const project = ${empty}`]] as const) {
      file(name, text)
      expect([name, (await run(['check', name], { cwd: folder })).code]).toEqual([name, 0])
    }
  })

  it('says in one line what is wrong with a file it cannot load', async () => {
    for (const [name, text, code] of [['broken.ts', 'export default {', 'unreadable'], ['throws.ts', "throw new Error('mine')", 'unreadable'], ['empty.ts', 'export const other = 1', 'unreadable'], ['bad.json', '{', 'unreadable']] as const) {
      file(name, text)
      const answer = await run(['check', name, '--json'], { cwd: folder })
      expect([name, answer.code, JSON.parse(answer.error).error.code]).toEqual([name, 1, code])
    }
    const missing = await run(['check', 'nowhere.ts', '--json'], { cwd: folder })
    expect(JSON.parse(missing.error).error.code).toBe('no_file')
  })
})

describe('the command line', () => {
  it('suggests the command that was meant', async () => {
    const { code, error } = await run(['sevre'])
    expect(code).not.toBe(0)
    expect(error).toContain('serve')
  })

  it.each(['keys list --endpoint localhost:4100 --api-key x', 'push --endpoint 127.0.0.1:4100', 'doctor --endpoint guide.example', 'doctor --port many'])('says what an address or a port looks like, without a stack: %s', async (line) => {
    const { code, error } = await run(line.split(' '), { cwd: folder })
    expect(code).toBe(1)
    expect(error).toMatch(/^error: .*(begins with http:\/\/ or https:\/\/|whole number from 0 to 65535)/)
    expect(error).not.toMatch(/\n\s+at /)
  })

  it('knows its version', async () => {
    expect((await run(['--version'])).out.trim()).toBe(JSON.parse(readFileSync('server/package.json', 'utf8')).version)
  })
})
