// zod stays out of the browser: only schema files import it, and what the browser runs imports only their types.
import { importsOf } from './imports.ts'
import type { Files } from './files.ts'

/** Folders whose code the browser loads with the core, the runner or a surface. */
const browserFolders = /^sdk\/(?!protocol\/|inspector\/|builder\/)/

export function zodOutsideSchemas(files: Files): string[] {
  return importsOf(files, 'sdk', 'server', 'demo').flatMap(({ from, name, to, kind }) => {
    if (/^zod(\/|$)/.test(name) && kind !== 'type' && !from.endsWith('.schema.ts')) return [`${from} imports ${name}: only *.schema.ts files do`]
    if (/^zod(\/|$)/.test(name) && name !== 'zod/mini') return [`${from} imports ${name}: zod/mini is meant`]
    if (browserFolders.test(from) && kind === 'value' && to?.endsWith('.schema.ts')) return [`${from} imports the value of ${name}: the browser carries no zod`]
    return []
  })
}
