// A collector with the demo's definitions, accounts whose every moment the test chooses, and answers that are parsed by the
// schemas they promise: a key too many or too few fails the test.
import { expect } from 'vitest'
import { project } from '../../../demo/guides/project.ts'
import { startCollector, type TestCollector } from '../../support/startCollector.ts'

export const hour = 3_600_000
export const day = 24 * hour
/** Sunday 22 November 2026, 09:00 in Tokyo, where the demo's weeks begin. */
export const now = Date.UTC(2026, 10, 22)

export interface ReportWorld extends TestCollector {
  /** By the server's key; throws unless every event is stored. */
  send(events: readonly object[]): Promise<void>
  /** Asks and proves the answer against its schema. */
  ask<T>(path: string, schema: { parse(value: unknown): T }): Promise<T>
  /** Status and error of a question that is refused. */
  refused(path: string): Promise<{ status: number; code: string; details?: unknown }>
}

export async function openReportWorld(definitions: unknown = project): Promise<ReportWorld> {
  const running = await startCollector()
  running.clock.now = now
  await running.publish(definitions)
  return {
    ...running,
    async send(events) {
      for (let from = 0; from < events.length; from += 2_000) {
        const response = await running.post('/v1/batch', { batch: events.slice(from, from + 2_000), writeKey: running.keys.server })
        const receipt: unknown = await response.json()
        expect(receipt).toMatchObject({ stored: Math.min(2_000, events.length - from), rejected: [] })
      }
    },
    async ask(path, schema) {
      const response = await running.api('GET', path)
      const answer: unknown = await response.json()
      expect(response.status, JSON.stringify(answer)).toBe(200)
      const parsed = schema.parse(answer)
      // zod drops what it does not know; nothing may be dropped.
      expect(answer).toStrictEqual(parsed)
      return parsed
    },
    async refused(path) {
      const response = await running.api('GET', path)
      const { error } = (await response.json()) as { error: { code: string; details?: unknown } } // the shape of every refusal
      return { status: response.status, code: error.code, details: error.details }
    },
  }
}

let made = 0
const base = (account: string, user: string, at: number) => ({ messageId: `rw-${++made}`, timestamp: new Date(at).toISOString(), userId: user, context: { groupId: account } })

export const act = (account: string, user: string, at: number, event: string, properties: object = {}): object => ({ ...base(account, user, at), type: 'track', event, properties })
export const join = (account: string, user: string, at: number, traits: object = {}): object => ({ ...base(account, user, at), type: 'group', groupId: account, traits })
export const named = (account: string, user: string, at: number, name: string): object => ({ ...base(account, user, at), type: 'identify', traits: { name } })

/** The account's own birthday is sent as a CRM would, so it holds whatever comes first. */
export const signUp = (account: string, startAt: number, traits: object = {}): object => join(account, `${account}-owner`, startAt, { createdAt: new Date(startAt).toISOString(), name: account, ...traits })

/** Three teammates by three links: the last of them at `at`, the others an hour and two before. */
export const threeJoin = (account: string, at: number): object[] => [2, 1, 0].map((before, i) => act(account, `${account}-mate${i}`, at - before * hour, 'Teammate Joined', { inviteeId: `${account}-inv${i}` }))

/** Signs up, posts after an hour, and is activated at `reachedAt`. */
export const activated = (account: string, startAt: number, reachedAt: number): object[] => [signUp(account, startAt), act(account, `${account}-owner`, startAt + hour, 'Message Posted'), ...threeJoin(account, reachedAt)]
