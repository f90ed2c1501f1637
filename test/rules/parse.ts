// Syntax trees, made once per text: several rules look at the same files.
import ts from 'typescript'

const trees = new Map<string, ts.SourceFile>()

export function parse(path: string, text: string): ts.SourceFile {
  const key = `${path}\n${text}`
  const known = trees.get(key)
  if (known) return known
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  trees.set(key, tree)
  return tree
}
