// The script-tag build in memory, in a blink: name to code. With SHIRUBE_SDK=release it is the minified release instead,
// so that every browser test can prove that shortening names broke nothing.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { rollup, type OutputOptions, type RollupOptions } from 'rollup'

const config: string = new URL('../../rollup.config.mjs', import.meta.url).href
let built: Promise<ReadonlyMap<string, string>> | undefined

/** Files as under `/sdk/<version>/`; `shirube.js` is the entry, lazy chunks keep the names of their modules. */
export function builtSdk(): Promise<ReadonlyMap<string, string>> {
  return (built ??= process.env['SHIRUBE_SDK'] === 'release' ? builtRelease() : make())
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
  })
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]))
}

/** As `npm run build` makes it. */
export async function builtRelease(): Promise<ReadonlyMap<string, string>> {
  const { bundles } = (await import(config)) as { bundles: readonly (RollupOptions & { name: string; output: OutputOptions })[] } // the list that the build runs
  const bundle = bundles.find(({ name }) => name === 'sdk: script tag')
  if (!bundle) throw new Error('rollup.config.mjs has no script tag bundle')
  const made = await rollup({ ...bundle, onwarn: () => {} })
  const { output } = await made.generate(bundle.output)
  await made.close()
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])))
}
