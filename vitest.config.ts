// Three kinds of tests: `unit` in Node, `component` inside a real Chromium page, `browser` driving Chromium from Node.
// The condition `source` makes shirube, shirube/protocol and shirube-server mean the .ts files of this repository.
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumPath } from './test/support/chromium.ts'

const drivesChromium = ['browser', 'journey', 'hosts', 'clients', 'hostile'].map((folder) => `test/${folder}/**/*.test.ts`)
const conditions = ['source', 'module', 'import', 'default']

export default defineConfig(async () => ({
  resolve: { conditions: [...conditions, 'browser'] },
  // As it is built: without the marks that development adds to every element.
  oxc: { jsx: { development: false } },
  // Vitest hands these to Node as --conditions, where 'import' would make require() load modules meant for import; both sides add import, require and default themselves.
  ssr: { resolve: { conditions: ['source', 'node'], externalConditions: ['node'] } },
  test: {
    exclude: ['**/node_modules/**', '**/dist/**', 'test/parties/**'],
    projects: [
      {
        extends: true as const,
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          environment: 'node',
          // Two busy cores stretch a second to many; nothing here waits for time.
          testTimeout: 20_000,
          hookTimeout: 30_000,
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'test/parties/**', '**/*.browser.test.*', ...drivesChromium],
        },
      },
      {
        extends: true as const,
        optimizeDeps: {
          // Named here, because Vite reloads the page in the middle of a run when it discovers one late.
          include: ['@testing-library/preact', 'idb-keyval', 'axe-core', 'zod/mini', 'fast-check'],
        },
        test: {
          name: 'component',
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          include: ['test/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: await chromiumPath(), args: ['--no-sandbox'] } }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      },
      {
        extends: true as const,
        test: {
          name: 'browser',
          sequence: { groupOrder: 2 },
          environment: 'node',
          include: drivesChromium,
          exclude: ['**/node_modules/**', '**/*.browser.test.*'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
}))
