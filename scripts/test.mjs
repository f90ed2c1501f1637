// `npm test`: every gate in one command, cheap ones first. Installs and builds what it needs, prints what each stage
// took, runs on after a red stage and ends with one plain line that counts the tests.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'

const results = []
const report = join(mkdtempSync(join(tmpdir(), 'shirube-test-')), 'vitest.json')

stage('install', () => {
  ensureInstalled()
  ensureInstalled(join(root, 'test/parties'))
  return true
})
// From a package's folder, as `npm pack` does.
stage('build', () => run(join(root, 'sdk'), '../scripts/build.mjs'))
stage('types', () => tool('typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'))
stage('lint', () => tool('oxlint/bin/oxlint', '--deny-warnings'))
stage('unused', () => tool('knip/bin/knip.js', '--no-progress'))
stage('tests', () => tool('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`))
finish()

function stage(name, passes) {
  console.log(`\n— ${name}`)
  const startedAt = performance.now()
  let ok = false
  try {
    ok = passes()
  } catch (error) {
    console.error(error.message)
  }
  results.push({ name, ok, seconds: (performance.now() - startedAt) / 1000 })
  // Without packages nothing else can say anything.
  if (name === 'install' && !ok) finish()
}

function tool(path, ...args) {
  return run(root, join('node_modules', path), ...args)
}

function run(cwd, ...args) {
  return spawnSync(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

function finish() {
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 0 }
  rmSync(join(report, '..'), { recursive: true, force: true })
  console.log('\n— stages')
  for (const { name, ok, seconds } of results) console.log(`  ${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${ok ? 'ok' : 'FAILED'}`)
  const broken = results.filter(({ ok }) => !ok)
  if (broken.length > 0) console.log(`\nfailed: ${broken.map(({ name }) => name).join(', ')}`)
  // A red stage before the tests counts as one failure each, so that the last line never looks green when something is not.
  const failed = counts.numFailedTests + broken.filter(({ name }) => name !== 'tests' || counts.numFailedTests === 0).length
  console.log(`\n${counts.numPassedTests} passed, ${failed} failed`)
  process.exit(failed === 0 && counts.numPassedTests > 0 ? 0 : 1)
}
