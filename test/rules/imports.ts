// Which file imports which: read from the syntax tree, package doors of this repository followed to their source files.
import { posix } from 'node:path'
import ts from 'typescript'
import { codeIn, type Files } from './files.ts'
import { parse } from './parse.ts'

export interface Import {
  from: string
  /** As written. */
  name: string
  /** The file of this repository that is meant, or undefined for a package. */
  to: string | undefined
  kind: 'value' | 'type' | 'lazy'
}

const doors: Record<string, string> = {
  shirube: 'sdk/index.ts',
  'shirube/protocol': 'sdk/protocol/index.ts',
  'shirube-server': 'server/index.ts',
}

export function importsOf(files: Files, ...folders: string[]): Import[] {
  return codeIn(files, ...folders).flatMap(([path, text]) => importsIn(path, text))
}

export function importsIn(path: string, text: string): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node | undefined, kind: Import['kind']): void => {
    if (node && ts.isStringLiteral(node)) found.push({ from: path, name: node.text, to: target(path, node.text), kind })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node) ? 'type' : 'value')
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value')
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], 'lazy')
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, 'type')
    ts.forEachChild(node, visit)
  }
  visit(parse(path, text))
  return found
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  return !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((one) => one.isTypeOnly)
}

function target(from: string, name: string): string | undefined {
  if (name.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), name))
  return doors[name]
}
