// Where the build put browser files: beside the bundled server, or, when this runs from its sources, in the dist folders.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const places = { console: ['./console/', '../dist/console/'], sdk: ['./sdk/', '../dist/sdk/', '../../sdk/dist/browser/'] } as const

/** The first place that exists; else the last one, where the build will put them. */
export function builtFolder(name: keyof typeof places): string {
  const folders = places[name].map((place) => fileURLToPath(new URL(place, import.meta.url)))
  return folders.find((folder) => existsSync(`${folder}${name === 'console' ? 'main.js' : 'shirube.js'}`)) ?? folders.at(-1) ?? ''
}
