// What may never stand in code that runs in somebody's page: ways to make HTML or code from text, and polling.
import { codeIn, type Files } from './files.ts'

const forbidden: readonly [name: string, pattern: RegExp][] = [
  ['innerHTML', /\.innerHTML\b|\[['"`]innerHTML['"`]\]/],
  ['outerHTML', /\.outerHTML\s*=[^=]/],
  ['insertAdjacentHTML', /\binsertAdjacentHTML\b/],
  ['setHTMLUnsafe', /\bsetHTMLUnsafe\b/],
  ['createContextualFragment', /\bcreateContextualFragment\b/],
  ['dangerouslySetInnerHTML', /\bdangerouslySetInnerHTML\b/],
  ['document.write', /\bdocument\.write(ln)?\b/],
  ['eval', /(?<![.\w])eval\s*\(/],
  ['new Function', /\bnew Function\b/],
  ['a timer with text', /\bset(Timeout|Interval)\s*\(\s*['"`]/],
  ['setInterval', /\bsetInterval\b/],
]

/** Code that runs in a browser. */
const browserFolders = ['sdk', 'demo/app', 'server/console/app']

export function htmlSinks(files: Files): string[] {
  return codeIn(files, ...browserFolders).flatMap(([path, text]) => sinksIn(withoutComments(text)).map((name) => `${path}: ${name}`))
}

export function sinksIn(code: string): string[] {
  return forbidden.filter(([, pattern]) => pattern.test(code)).map(([name]) => name)
}

/** Comments may speak of what code may not do. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1')
}
