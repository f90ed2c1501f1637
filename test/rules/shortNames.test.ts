// The build shortens member names of our own. One that somebody else reads would break in the release only.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readRepository, root } from './files.ts'

const list: string = new URL('../../scripts/shortNames.mjs', import.meta.url).href
const { internalNames } = (await import(list)) as { internalNames: string[] } // what the build gives to terser

const sources = Object.entries(readRepository()).filter(([path]) => /^sdk\/.*\.tsx?$/.test(path))
const wordsOf = (text: string): string[] => text.match(/[A-Za-z_$][\w$]*/g) ?? []
const withoutComments = (text: string): string => text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '').replace(/\/\/ .*$/gm, '')

/** Property names that content, wire formats and the public API declare. */
function outsideNames(): Set<string> {
  const declared = sources.filter(([path]) => path.endsWith('.schema.ts') || path === 'sdk/shirube.types.ts' || path === 'sdk/inert.ts')
  return new Set(declared.flatMap(([, text]) => [...withoutComments(text).matchAll(/([A-Za-z_$][\w$]*)\??(?=[:(<])/g)].map(([, name = '']) => name)))
}
/** Words in strings: `'name' in value`, paths of facts, events. */
function quoted(): Set<string> {
  return new Set(sources.flatMap(([, text]) => [...withoutComments(text).matchAll(/'([^'\n]*)'|"([^"\n]*)"/g)].flatMap(([, one = '', two = '']) => (/^[.]/.test(one) || one.includes('/') ? [] : wordsOf(`${one} ${two}`).filter((word) => one === word || two === word)))))
}
function libraryNames(): Set<string> {
  const files = ['idb-keyval/dist/index.js']
  return new Set(files.flatMap((file) => wordsOf(readFileSync(join(root, 'node_modules', file), 'utf8'))))
}

it('shortens no name that content, wire formats or the public API declare', () => {
  expect(internalNames.filter((name) => outsideNames().has(name))).toEqual([])
})
it('shortens no name that stands in a string', () => {
  expect(internalNames.filter((name) => quoted().has(name))).toEqual([])
})
it('shortens no name by which a lazy chunk is asked: exports keep theirs', () => {
  const lazy = sources.flatMap(([path, text]) => [...text.matchAll(/import\('(\.[^']+)'\)/g)].map(([, to = '']) => join(path, '..', to)))
  const exported = new Set(sources.filter(([path]) => lazy.includes(path)).flatMap(([, text]) => [...text.matchAll(/export (?:async )?(?:const|let|function|class) (\w+)|export \{([^}]*)\}/g)].flatMap(([, name = '', names = '']) => wordsOf(`${name} ${names}`))))
  expect(exported).toContain('openSurface')
  expect(internalNames.filter((name) => exported.has(name))).toEqual([])
})
it('shortens no name of a library', () => {
  expect(internalNames.filter((name) => libraryNames().has(name))).toEqual([])
})
it('shortens only names that there are, each once', () => {
  const all = new Set(sources.flatMap(([, text]) => wordsOf(text)))
  expect(internalNames.filter((name, index) => !all.has(name) || internalNames.indexOf(name) !== index)).toEqual([])
})
it('knows the names that travel when it sees them', () => {
  expect(['stepId', 'updatedAt', 'identify', 'anonymousId'].filter((name) => !outsideNames().has(name))).toEqual([])
})
