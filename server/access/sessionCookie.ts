// The console's only cookie. HttpOnly, never sent along by other sites' forms, tied to the console's own path.
import type { HttpRequest } from '../http/message.ts'

const sessionCookieName = 'shirube_session'

export function readSessionCookie(request: HttpRequest): string | undefined {
  for (const part of (request.header('cookie') ?? '').split(';')) {
    const [name, value] = part.split('=', 2)
    if (name?.trim() === sessionCookieName) return value?.trim()
  }
  return undefined
}

export function sessionCookie(request: HttpRequest, token: string, maxAgeSeconds: number): string {
  const secure = request.protocol === 'https' ? '; Secure' : ''
  return `${sessionCookieName}=${token}; Path=${request.mount || '/'}; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`
}
