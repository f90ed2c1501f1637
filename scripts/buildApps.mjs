// Builds the two browser applications, the console and the demo, with esbuild: scripts, plain .css and the font files
// that the stylesheets name. `main.js` and `main.css` keep their names; fonts and lazy chunks carry a hash.
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { root } from './install.mjs'

const apps = [
  { folder: 'server/console/app', out: 'server/dist/console' },
  { folder: 'demo/app', out: 'demo/dist/app' },
]

/** Builds both; an optional `public/` folder beside main.tsx is copied as it is. Notes what was bundled where. */
export async function buildApps(bundled) {
  for (const { folder, out } of apps) {
    const { metafile } = await esbuild.build(options(join(folder, 'main.tsx'), out))
    for (const path of Object.keys(metafile.inputs)) bundled.add(`${out} ${path}`)
    if (existsSync(join(folder, 'public'))) cpSync(join(folder, 'public'), out, { recursive: true })
  }
}

function options(entry, outdir) {
  return {
    // esbuild remembers where the process began, which for `npm pack` is a package's folder.
    absWorkingDir: root,
    entryPoints: { main: entry },
    outdir,
    bundle: true,
    metafile: true,
    format: 'esm',
    splitting: true,
    minify: true,
    sourcemap: 'linked',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // The demo and the console use the SDK from its sources, as the rest of this repository does.
    conditions: ['source', 'browser', 'module'],
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file' },
    assetNames: 'files/[name]-[hash]',
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  }
}
