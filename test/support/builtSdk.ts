// The script-tag build in memory, in a blink: name to code. Sizes and the release's own chunks are judged on `npm run
// build`; here only behaviour is.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

let built: Promise<ReadonlyMap<string, string>> | undefined

/** Files as under `/sdk/<version>/`; `shirube.js` is the entry, lazy chunks keep the names of their modules. */
export function builtSdk(): Promise<ReadonlyMap<string, string>> {
  return (built ??= make())
}

async function make(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints: { shirube: 'sdk/scriptTag.ts' },
    outdir: '/',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['source'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
  })
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]))
}
