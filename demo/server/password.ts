// Passwords: scrypt with a salt each, compared in constant time.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const keyBytes = 32

/** `salt.key`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password.normalize('NFKC'), salt, keyBytes)
  return `${salt.toString('base64url')}.${key.toString('base64url')}`
}

/** With `stored` undefined (no such person) it takes as long and says no, so that timing names nobody. */
export async function matchesPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [salt = '', key = ''] = (stored ?? '').split('.')
  const expected = Buffer.from(key, 'base64url')
  const actual = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), keyBytes)
  return expected.length === keyBytes && timingSafeEqual(actual, expected)
}
