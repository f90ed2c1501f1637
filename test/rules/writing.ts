// Rules on single lines of what is committed: nothing left for later, nothing of the place where it was made, no
// unexplained escape from the type checker, no names that say nothing.
import ts from 'typescript'
import { codeIn, type Files } from './files.ts'
import { parse } from './parse.ts'

// Put together, so that this file does not accuse itself.
const leftovers = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X'.repeat(3)].join('|')})\\b|\\b(it|test|describe)\\.(on${'ly'}|sk${'ip'}|to${'do'})\\b`)
const workshop = new RegExp(`(^|[^\\w.])/wo${'rk'}/|\\.lib${'rary'}\\b|\\.\\./sha${'red'}/|/tmp/shi${'rube'}`)
// An error that a test expects is a test of the types; it says which.
const silencing = new RegExp(`@ts-(ig${'nore'}|no${'check'})|@ts-expect-er${'ror'}(?! \\w+ \\w+)|eslint-dis${'able'}|oxlint-dis${'able'}`)
const emptyNames = /(^|\/)(utils?|helpers?|manager|service|common|misc)(\.\w+)?(\/|$)/i

const japanese = '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}]'
/** A link's own brackets, `[text](address)`, are not punctuation. */
const narrowBrackets = new RegExp(`\\(${japanese}|${japanese}\\)|\\[${japanese}+\\](?!\\()`, 'u')

export function leftForLater(files: Files): string[] {
  return matchingLines(files, leftovers)
}

export function workshopPaths(files: Files): string[] {
  return matchingLines(files, workshop)
}

export function silencedChecks(files: Files): string[] {
  return matchingLines(files, silencing)
}

export function namesThatSayNothing(files: Files): string[] {
  return Object.keys(files).filter((path) => emptyNames.test(path.replace(/\.test\.tsx?$/, '')))
}

/** Japanese text has brackets of its own width: （） and 「」. */
export function narrowJapanese(files: Files): string[] {
  return matchingLines(Object.fromEntries(codeIn(files, 'sdk', 'server', 'demo')), narrowBrackets).filter((line) => !/^\S+ \/\//.test(line))
}

/** A test waits for facts. What waits for time bounds something (a race), or says on its line why time is the matter. */
export function sleeps(files: Files): string[] {
  const tests = Object.fromEntries(codeIn(files, 'test').filter(([path]) => !/^test\/(bench|rules)\//.test(path)))
  return matchingLines(tests, /waitForTimeout|=> setTimeout\((resolve|done|r)\b|timers\/promises/).filter((line) => !line.includes('Promise.race') && !/ \/\/ \S/.test(line))
}

/** `as Something` leaves the checker's sight: the same line says why that is right. `as const` is no cast. */
export function unexplainedCasts(files: Files): string[] {
  return codeIn(files, 'sdk', 'server', 'demo').flatMap(([path, text]) => {
    const tree = parse(path, text)
    const lines = text.split('\n')
    const found = new Set<number>()
    const visit = (node: ts.Node): void => {
      if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) {
        const line = tree.getLineAndCharacterOfPosition(node.end).line
        if (!/\/\/ \S/.test(lines[line] ?? '')) found.add(line)
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
    return [...found].map((line) => `${path}:${line + 1}: ${lines[line]?.trim()}`)
  })
}

function matchingLines(files: Files, pattern: RegExp): string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    path.endsWith('package-lock.json') ? [] : text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  )
}
