// Fingerprints of the browser files: integrity.json (file to sha384) and importmap.json (the same as an import map, so
// that the browser also checks the chunks that shirube.js loads). Paths are relative to the folder: whoever serves the
// files under another address prefixes it.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes both files into a folder of built scripts. */
export async function writeIntegrity(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).sort()
  const entries = await Promise.all(names.map(async (name) => [name, sha384(await readFile(join(folder, name)))]))
  const relative = entries.map(([name, hash]) => [`./${name}`, hash])
  await writeJson(join(folder, 'integrity.json'), Object.fromEntries(entries))
  await writeJson(join(folder, 'importmap.json'), { imports: {}, integrity: Object.fromEntries(relative) })
}

function sha384(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`
}

function writeJson(path, value) {
  return writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
}
