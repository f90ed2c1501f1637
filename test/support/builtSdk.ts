// The script-tag build, made once per test process in memory exactly as the release is made: name to code.
import { rollup } from 'rollup'
import type { InputOptions, OutputOptions } from 'rollup'

type Bundle = InputOptions & { output: OutputOptions }
let built: Promise<ReadonlyMap<string, string>> | undefined

/** Files of `sdk/dist/browser`, without touching the disk; `shirube.js` is the entry. */
export function builtSdk(): Promise<ReadonlyMap<string, string>> {
  return (built ??= build())
}

async function build(): Promise<ReadonlyMap<string, string>> {
  const config: unknown = await import('../../rollup.config.mjs')
  const bundles = (config as { default: Bundle[] }).default // a list of entries, see there
  const script = bundles.find(({ input }) => JSON.stringify(input).includes('scriptTag'))
  if (!script) throw new Error('rollup.config.mjs has no entry for the script tag')
  const bundle = await rollup({ ...script, onwarn: () => {} })
  const { output } = await bundle.generate(script.output)
  await bundle.close()
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])))
}
