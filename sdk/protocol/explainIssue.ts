// Turns a schema library's issue into one sentence an author can act on: path, value, nearest known name, fix.
import type { z } from 'zod/mini'
import { nearest } from './nearest.ts'
import type { Problem } from './problem.ts'

type Issue = z.core.$ZodIssue

/** `guides[0].steps[2].target`, as an author would write it. */
const pathOf = (path: readonly PropertyKey[]): string => path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)), '')

const at = (value: unknown, path: readonly PropertyKey[]): unknown => path.reduce<unknown>((v, part) => (typeof v === 'object' && v !== null ? Reflect.get(v, part) : undefined), value)

const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** Of a union's branches the one the author most likely meant: the deepest failure, then the fewest. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((i) => i.path.length + (i.code === 'invalid_union' ? 1 : 0)))
  const strange = (issues: readonly Issue[]): number => issues.reduce((n, i) => n + (i.code === 'unrecognized_keys' ? i.keys.length : i.code === 'invalid_type' && i.path.length === 0 ? 9 : 1), 0)
  return [...branches].filter((b) => b.length).sort((a, b) => depth(b) - depth(a) || strange(a) - strange(b))[0] ?? []
}

/** The names a union or object offers at the place of an unknown key are only in the schema, so the caller passes all it knows. */
export function explainIssue(issue: Issue, input: unknown, knownNames: readonly string[], prefix: readonly PropertyKey[] = []): Problem[] {
  const path = [...prefix, ...issue.path]
  const value = at(input, path)
  const problem = (code: string, message: string, fix: string): Problem => ({ severity: 'error', code, path: pathOf(path), message: `${pathOf(path) || 'the project'}: ${message}`, fix })
  if (value === undefined && path.length) return [problem('missing', 'is required.', `Add “${String(path.at(-1))}”.`)]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const guess = nearest(key, knownNames)
        return { ...problem('unknown_key', `“${key}” is not known here.${guess ? ` Did you mean “${guess}”?` : ''}`, guess ? `Rename “${key}” to “${guess}”.` : `Remove “${key}”.`), path: pathOf([...path, key]) }
      })
    case 'invalid_union': {
      const branch = likeliest(issue.errors)
      if (!branch.length) return [problem('bad_value', `${shown(value)} fits none of the allowed forms.`, 'See the reference for the forms this field takes.')]
      return branch.flatMap((inner) => explainIssue(inner, input, knownNames, path))
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      const guess = typeof value === 'string' ? nearest(value, allowed) : undefined
      return [problem('bad_value', `${shown(value)} is not one of ${allowed.join(', ')}.${guess ? ` Did you mean “${guess}”?` : ''}`, guess ? `Write “${guess}”.` : `Write one of ${allowed.join(', ')}.`)]
    }
    case 'invalid_type':
      return [problem('bad_type', `${shown(value)} is not of type ${issue.expected}.`, `Write a value of type ${issue.expected}.`)]
    case 'invalid_format':
      return [problem('bad_value', `${shown(value)} is not allowed; ${issue.message}.`, capitalised(issue.message))]
    case 'too_big':
      return [problem('too_big', `${shown(value)} is too ${issue.origin === 'number' || issue.origin === 'int' ? 'large' : 'long'}: at most ${issue.maximum}.`, `Keep it to ${issue.maximum}.`)]
    case 'too_small':
      return [problem('too_small', `${shown(value)} is too ${issue.origin === 'number' || issue.origin === 'int' ? 'small' : 'short'}: at least ${issue.minimum}.`, `Give at least ${issue.minimum}.`)]
    default:
      return [problem('bad_value', `${shown(value)}: ${issue.message}.`, 'Correct this value.')]
  }
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
