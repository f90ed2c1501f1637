// What the rules look at: a map from path to text. The repository is read once; tests plant a bad file beside it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Files = Readonly<Record<string, string>>

export const root = fileURLToPath(new URL('../..', import.meta.url))

const skippedFolders = new Set(['node_modules', 'dist', '.git', '.data', 'coverage', 'screenshots', '__screenshots__', '.vitest-attachments'])
const textFile = /\.(ts|tsx|mjs|json|css|html|md|yml|txt|svg)$|(^|\/)(run|LICENSE|\.gitignore|\.gitattributes|\.npmrc)$/
const codeFile = /\.(ts|tsx|mjs)$/

/** Every text file that is (or would be) committed. */
export function readRepository(): Files {
  const files: Record<string, string> = {}
  for (const path of filesBelow('')) if (textFile.test(path)) files[path] = readFileSync(join(root, path), 'utf8')
  return files
}

/** Paths below a folder of the repository, sorted, without what git ignores. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : filesBelow(path)
      return [path]
    })
    .sort()
}

/** The source code of the given top folders (all of them by default). */
export function codeIn(files: Files, ...folders: string[]): [path: string, text: string][] {
  const wanted = folders.map((folder) => `${folder}/`)
  return Object.entries(files).filter(([path]) => codeFile.test(path) && !path.startsWith('test/parties/') && (wanted.length === 0 || wanted.some((prefix) => path.startsWith(prefix))))
}
