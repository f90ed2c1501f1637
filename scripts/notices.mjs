// The licences of what we bundle: each package whose code or fonts ended up in a dist folder, with its own words.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Module paths (of rollup or esbuild) to the package folders they come from. */
export function packagesOf(modulePaths) {
  const folders = modulePaths.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll('\\', '/').replace(/^\0/, ''))?.[0])
  return [...new Set(folders.filter((folder) => folder !== undefined && existsSync(join(folder, 'package.json'))))]
}

/** Writes dist/THIRD_PARTY_LICENSES.txt. Throws when a bundled package ships no licence text. */
export function writeNotices(file, folders) {
  const notices = new Map(folders.map((folder) => notice(folder)))
  const text = [...notices].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([name, licence]) => `${name}\n${'-'.repeat(name.length)}\n\n${licence.trim()}\n`)
  writeFileSync(file, text.join('\n\n'))
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
  return [`${name} ${version} (${license})`, file ? readFileSync(join(folder, file), 'utf8') : `Licence: ${license}. The package ships no text of its own.`]
}
