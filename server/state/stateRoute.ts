// POST /v1/state: how this person and account stand, in terms of what is published. Never a trait, never another person's name.
import { limits } from 'shirube/protocol'
import type { WriteKeyDoor } from '../access/writeKeyDoor.ts'
import type { PublishedSource } from '../guides/publishedSource.ts'
import { json } from '../http/message.ts'
import { readJsonObject } from '../http/readJson.ts'
import type { Route } from '../http/router.ts'
import type { StateReader } from './readState.ts'
import { readStateRequest } from './stateRequest.ts'

export interface StateRouteDeps {
  door: WriteKeyDoor
  source: Pick<PublishedSource, 'read'>
  reader: StateReader
  now: () => number
  bodyDeadlineMs: number
}

export function stateRoute({ door, source, reader, now, bodyDeadlineMs }: StateRouteDeps): Route {
  return {
    method: 'POST',
    path: '/v1/state',
    async handle(request) {
      const body = await readJsonObject(request, { maxBytes: limits.stateBodyBytes, deadlineMs: bodyDeadlineMs })
      const key = await door.admit(request, body)
      const asker = readStateRequest(body)
      const { content } = await source.read(key.environment)
      return json(reader.read({ environment: key.environment, asker, content, now: now() }))
    },
  }
}
