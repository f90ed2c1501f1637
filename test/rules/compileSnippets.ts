// Compiles pieces of code as if they were files of a customer's project that has our packages installed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './files.ts'

/** Path (as if at the top of the repository) to code. Answers with one line per error. */
export function compileSnippets(snippets: Readonly<Record<string, string>>): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'))
  // A reader's snippet may name something and not use it.
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: Object.keys(snippets) }, ts.sys, root)
  const relaxed = { ...options, noUnusedLocals: false, noUnusedParameters: false }
  const host = ts.createCompilerHost(relaxed)
  const textOf = (path: string): string | undefined => snippets[path.slice(root.length)]
  const { getSourceFile, fileExists, readFile } = host
  host.getSourceFile = (path, ...rest) => {
    const text = textOf(path)
    return text === undefined ? getSourceFile.call(host, path, ...rest) : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
  }
  host.fileExists = (path) => textOf(path) !== undefined || fileExists.call(host, path)
  host.readFile = (path) => textOf(path) ?? readFile.call(host, path)
  const program = ts.createProgram(Object.keys(snippets).map((path) => join(root, path)), relaxed, host)
  return Object.keys(snippets).flatMap((path) => {
    const file = program.getSourceFile(join(root, path))
    if (!file) return [`${path}: not read`]
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((one) => {
      const line = one.start === undefined ? 0 : file.getLineAndCharacterOfPosition(one.start).line + 1
      return `${path}:${line}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`
    })
  })
}
