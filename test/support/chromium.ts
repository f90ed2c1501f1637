// Finds a Chromium that runs here and launches it the one way that works for us.
// Order: CHROMIUM_PATH, the system's own browser, then the binary inside @sparticuz/chromium, unpacked once.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium that can be started; unpacks the packaged one when there is no other. */
export async function chromiumPath(): Promise<string> {
  const asked = process.env['CHROMIUM_PATH']
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROMIUM_PATH names ${asked}, which does not exist`)
    return asked
  }
  return systemPaths.find((path) => existsSync(path)) ?? unpackedPath()
}

/** Starts Chromium. The caller closes it. `--no-sandbox` lets it run as root in a container. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    ...options,
    executablePath: options.executablePath ?? (await chromiumPath()),
    args: ['--no-sandbox', ...(options.args ?? [])],
  })
}

async function unpackedPath(): Promise<string> {
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json')
  const version = /"version": "([^"]+)"/.exec(await readFile(manifest, 'utf8'))?.[1] ?? 'unknown'
  const home = join(root, 'node_modules/.cache', `chromium-${version}`)
  const executable = join(home, 'chromium')
  if (existsSync(executable)) return executable
  await mkdir(dirname(home), { recursive: true })
  // The package unpacks into the temporary folder and trusts whatever it finds there, so two workers starting at once
  // would run a half-written file. Each unpacks in a folder of its own; the first to finish gives it its final name.
  const staging = await mkdtemp(join(dirname(home), 'unpack-'))
  const script = "const { default: c } = await import('@sparticuz/chromium'); await c.executablePath()"
  await run(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env: { ...process.env, TMPDIR: staging } })
  // A failed rename means that another worker was first: its copy is as good as ours.
  await rename(staging, home).catch(() => rm(staging, { recursive: true, force: true }))
  return executable
}
