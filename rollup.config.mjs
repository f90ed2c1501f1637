// Everything that is built with rollup, as one list: what goes in, where it comes out. `npm run build` runs it together
// with the two browser applications (scripts/buildApps.mjs) and the copies that the packages ship.
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { dts } from 'rollup-plugin-dts'
import esbuild from 'rollup-plugin-esbuild'
import { shortNames } from './scripts/shortNames.mjs'

const manifest = (folder) => JSON.parse(readFileSync(new URL(`./${folder}/package.json`, import.meta.url), 'utf8'))
const dependencies = (folder) => Object.keys(manifest(folder).dependencies ?? {})
const builtins = [...builtinModules, /^node:/]
const outside = (names) => names.map((name) => new RegExp(`^${name}(/|$)`))

// `source` first: inside this repository the package names mean the .ts files.
const resolveBrowser = nodeResolve({ browser: true, exportConditions: ['source', 'browser', 'module', 'import', 'default'] })
const resolveNode = nodeResolve({ preferBuiltins: true, exportConditions: ['source', 'node', 'import', 'default'] })
const compile = (target) => esbuild({ target, tsconfig: false })
const types = (more = {}) => dts({ respectExternal: true, includeExternal: ['zod', 'zod/mini', 'shirube', 'shirube/protocol'], tsconfig: './tsconfig.json', ...more })

/** What every surface shares sits in one chunk, so that the second surface fetches only itself. Lazy modules stay lazy. */
function sharedChunk(id, { getModuleInfo }) {
  return /sdk\/surfaces\/ui\//.test(id) && getModuleInfo(id)?.dynamicImporters.length === 0 ? 'ui' : undefined
}

/** A bundle: entries (name to file), the folder they are written to, and how. */
const bundle = (name, input, dir, plugins, more = {}) => ({
  name,
  input,
  plugins,
  ...more,
  output: { dir, format: 'es', chunkFileNames: '[name]-[hash].js', ...more.output },
})

const sdk = { index: 'sdk/index.ts', protocol: 'sdk/protocol/index.ts' }
const server = { index: 'server/index.ts', cli: 'server/cli/main.ts', readWorker: 'server/reports/readWorker.ts' }

export const bundles = [
  bundle('sdk: npm package', sdk, 'sdk/dist', [resolveBrowser, compile('es2022')], {
    // Bundlers warn of imports without names, which hoisting would add.
    output: { chunkFileNames: 'chunks/[name]-[hash].js', hoistTransitiveImports: false },
  }),
  // One by one: with a shared chunk, exported schemas would name types of a file that no door exports (TS2742).
  bundle('sdk: types of index', { index: sdk.index }, 'sdk/dist', [types()], { output: { entryFileNames: '[name].d.ts' } }),
  bundle('sdk: types of protocol', { protocol: sdk.protocol }, 'sdk/dist', [types()], { output: { entryFileNames: '[name].d.ts' } }),
  bundle('sdk: script tag', { shirube: 'sdk/scriptTag.ts' }, 'sdk/dist/browser', [resolveBrowser, compile('es2022')], {
    // Rollup's default would make shirube.js a facade over a core chunk: one more round trip before anything runs.
    preserveEntrySignatures: 'allow-extension',
    output: {
      manualChunks: sharedChunk,
      onlyExplicitManualChunks: true,
      // Arrows: nothing of ours that is written as a function is called with `new`.
      plugins: [terser({ module: true, ecma: 2022, compress: { passes: 4, inline: 1, unsafe_arrows: true }, format: { comments: false }, ...shortNames() })],
    },
  }),
  bundle('server', server, 'server/dist', [resolveNode, commonjs(), json(), compile('node20')], {
    external: [...builtins, ...outside(dependencies('server'))],
    output: { banner: (chunk) => (chunk.name === 'cli' && chunk.isEntry ? '#!/usr/bin/env node' : '') },
  }),
  // From the SDK's built declarations: from its sources the same text takes seven times as long.
  bundle('server: types', { index: server.index }, 'server/dist', [types({ compilerOptions: { customConditions: [] } })], {
    external: [...builtins, ...outside(dependencies('server'))],
    output: { entryFileNames: '[name].d.ts' },
  }),
  bundle('demo: server', { serve: 'demo/serve.ts', people: 'demo/people/seedOnce.ts' }, 'demo/dist', [resolveNode, commonjs(), json(), compile('node20')], {
    external: [...builtins, ...outside(dependencies('demo'))],
  }),
]

export default bundles.map(({ name: _name, ...config }) => config)
