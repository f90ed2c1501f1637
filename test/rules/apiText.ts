// The public API of a door as text that a reviewer can read: names in order, signatures, and inferred types written out.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './files.ts'

const longestType = 800
const written = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope

/** One text per door file, in the order given. */
export function apiTexts(doors: readonly string[]): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: doors }, ts.sys, root)
  const program = ts.createProgram(doors.map((door) => join(root, door)), options)
  const checker = program.getTypeChecker()
  return doors.map((door) => {
    const file = program.getSourceFile(join(root, door))
    const symbol = file && checker.getSymbolAtLocation(file)
    if (!symbol) throw new Error(`${door} exports nothing`)
    const exported = checker.getExportsOfModule(symbol).sort((a, b) => a.name.localeCompare(b.name, 'en'))
    return `${exported.map((one) => describe(checker, one)).join('\n\n')}\n`
  })
}

function describe(checker: ts.TypeChecker, exported: ts.Symbol): string {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
  const declaration = symbol.declarations?.[0]
  if (!declaration) return `${exported.name}: unknown`
  if (ts.isInterfaceDeclaration(declaration)) return declarationText(declaration)
  if (ts.isTypeAliasDeclaration(declaration)) {
    const type = checker.getDeclaredTypeOfSymbol(symbol)
    return `type ${exported.name} = ${inBrief(checker, type, checker.typeToString(type, declaration, written))}`
  }
  const type = checker.getTypeOfSymbolAtLocation(symbol, declaration)
  const signatures = type.getCallSignatures()
  if (signatures.length > 0) return signatures.map((one) => `function ${exported.name}${breakUp(checker.signatureToString(one, declaration, written))}`).join('\n')
  if (ts.isClassDeclaration(declaration)) return `class ${exported.name} { ${declaration.members.map((member) => (member.name ? member.name.getText() : 'constructor')).join('; ')} }`
  const text = checker.typeToString(type, declaration, written)
  // A schema's shape is read in the type inferred from it.
  return `const ${exported.name}: ${/^(z\.)?ZodMini/.test(text) ? 'schema' : breakUp(text)}`
}

function declarationText(declaration: ts.InterfaceDeclaration): string {
  return declaration
    .getText()
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/^export /, '')
    .replace(/\n\s*\n/g, '\n')
}

/** A long inferred type as its property names and a fingerprint of the rest: a change shows, a review stays possible. */
function inBrief(checker: ts.TypeChecker, type: ts.Type, text: string): string {
  if (text.length <= longestType) return breakUp(text)
  const names = checker.getPropertiesOfType(type).map((one) => one.name + (one.flags & ts.SymbolFlags.Optional ? '?' : ''))
  return `{ ${names.join(', ')} } # ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
}

/** One property per line, so that a difference is seen. */
function breakUp(text: string): string {
  return text.replace(/; (?=[\w'[])/g, ';\n  ').replace(/ \| (?=\{)/g, '\n  | ')
}
