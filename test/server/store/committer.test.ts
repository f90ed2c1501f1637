import { describe, expect, it } from 'vitest'
import { createCommitter } from '../../../server/store/committer.ts'
import type { StampedEvent } from '../../../server/store/StampedEvent.ts'

const event = (name: string): StampedEvent => ({
  environment: 1, messageId: new Uint8Array(16), fingerprint: new Uint8Array(8), home: 'a:acme', ts: 0, type: 'track', name, userId: null, anonymousId: null, previousId: null,
  clientTs: null, receivedAt: 0, skewS: 0, flags: 0, properties: {}, traits: {}, context: {}, body: '{}',
})
const batch = (size: number): StampedEvent[] => Array.from({ length: size }, (_, i) => event(`event ${i}`))

/** A committer whose event loop is turned by hand; `commits` holds the size of each. */
function open(commit: (events: readonly StampedEvent[]) => void = () => undefined) {
  const turns: (() => void)[] = []
  const commits: number[] = []
  const committer = createCommitter({
    commit(events) {
      commit(events)
      commits.push(events.length)
      return events.map(() => 'stored')
    },
    faultOf: () => null,
    soon: (run) => void turns.push(run),
  })
  const turn = (): boolean => {
    const due = turns.splice(0)
    for (const run of due) run()
    return due.length > 0
  }
  const settle = (): void => {
    while (turn());
  }
  return { committer, commits, turn, settle }
}

describe('a commit', () => {
  it('takes along what comes in the next turns, as new connections do one by one', async () => {
    const { committer, commits, turn, settle } = open()
    const answers = [committer.add(batch(1))]
    for (let i = 0; i < 29; i++) {
      // Accepted in one turn, read in the next.
      turn()
      turn()
      answers.push(committer.add(batch(1)))
    }
    settle()
    expect(commits).toEqual([30])
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 30 }, () => ['stored']))
  })

  it('is small enough to be answered soon, and yet the queue behind it lets new connections in', async () => {
    const { committer, commits, turn, settle } = open()
    const answers = Array.from({ length: 70 }, () => committer.add(batch(20)))
    while (commits.length === 0) turn()
    expect(commits).toEqual([640])
    turn()
    answers.push(committer.add(batch(20)))
    turn()
    expect(commits).toEqual([640])
    settle()
    expect(commits).toEqual([640, 640, 140])
    expect((await Promise.all(answers)).flat()).toHaveLength(1_420)
  })

  it('is not put off for ever by a trickle', () => {
    const { committer, commits, turn } = open()
    void committer.add(batch(1))
    for (let i = 0; commits.length === 0 && i < 10_000; i++) {
      turn()
      void committer.add(batch(1))
    }
    expect(commits).toEqual([65])
  })

  it('costs a bad request its own answer only', async () => {
    const { committer, commits, settle } = open((events) => {
      if (events.some(({ name }) => name === 'bad')) throw new Error('cannot be stored')
    })
    const answers = Promise.allSettled([committer.add([event('good')]), committer.add([event('bad')]), committer.add([event('good')])])
    settle()
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(commits).toEqual([1, 1])
  })

  it('of everything queued is done when the committer closes, and later callers are refused', async () => {
    const { committer, commits, settle } = open()
    const answer = committer.add(batch(3))
    const closing = committer.close()
    await expect(committer.add(batch(1))).rejects.toThrow('closed')
    settle()
    await closing
    expect(await answer).toHaveLength(3)
    expect(commits).toEqual([3])
  })
})
