// The layers of the house, from the ground up, and who may open which door. A file imports from its own folder or from
// one that stands before it in the list. '.' is the files that lie directly in sdk/ and server/: they join the parts.
import { importsOf, type Import } from './imports.ts'
import type { Files } from './files.ts'

const layers: Record<string, readonly string[]> = {
  sdk: ['protocol', 'lib', 'storage', 'identity', 'queue', 'guides', 'targeting', 'targets', 'runner', 'surfaces', '.'],
  server: ['lib', 'store', 'http', 'access', 'ingest', 'milestones', 'guides', 'state', 'reports', 'console', '.', 'cli'],
}

/** What each part may import of the others. */
const doors: Record<string, readonly string[]> = {
  sdk: [],
  server: ['shirube/protocol'],
  demo: ['shirube', 'shirube/protocol', 'shirube-server'],
}

export function againstTheLayers(files: Files): string[] {
  return Object.entries(layers).flatMap(([part, order]) => {
    const rank = (path: string): number => {
      const [, folder = '', inside] = path.split('/')
      return order.indexOf(inside === undefined ? '.' : folder)
    }
    return importsOf(files, part).flatMap(({ from, to }) => {
      if (!to?.startsWith(`${part}/`)) return []
      if (rank(from) < 0) return [`${from}: its folder is not in the list of layers`]
      return rank(to) > rank(from) ? [`${from} imports ${to}, which stands above it`] : []
    })
  })
}

export function throughTheWall(files: Files): string[] {
  return Object.entries(doors).flatMap(([part, allowed]) => importsOf(files, part).flatMap((one) => crossing(part, allowed, one)))
}

function crossing(part: string, allowed: readonly string[], { from, name, to }: Import): string[] {
  const leaves = name.startsWith('.') ? to !== undefined && !to.startsWith(`${part}/`) : /^shirube(-server)?(\/|$)/.test(name) && !allowed.includes(name)
  const doorWithin = name.startsWith('.') && to !== undefined && !to.startsWith(`${part}/`)
  return leaves ? [`${from} imports ${name}${doorWithin ? ': another part is entered by its door only' : `: ${part}/ may import ${allowed.join(', ') || 'no other part'}`}`] : []
}
