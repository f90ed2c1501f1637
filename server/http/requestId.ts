// Names one request in answers and logs. Random, so it says nothing about traffic.
import { randomBytes } from 'node:crypto'

export function newRequestId(): string {
  return `req_${randomBytes(12).toString('base64url')}`
}
