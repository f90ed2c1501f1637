// /healthz: the process answers. /readyz: it can store what it is sent; red while draining or when the database refuses.
import { json } from './message.ts'
import type { Route } from './router.ts'

const healthPaths: readonly string[] = ['/healthz', '/readyz']
/** Answered also while everything else is refused. */
export const isHealthPath = (path: string): boolean => healthPaths.includes(path)

export function healthRoutes({ isReady }: { isReady: () => Promise<boolean> }): Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: () => json({ ok: true }) },
    {
      method: 'GET',
      path: '/readyz',
      async handle() {
        const ready = await isReady().catch(() => false)
        return json({ ready }, ready ? 200 : 503)
      },
    },
  ]
}
