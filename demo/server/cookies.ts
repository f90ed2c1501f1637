// Three cookies: who is signed in (never readable by scripts), the language, the theme. Cookies ignore ports, hence the prefix.
import type { Request, Response } from 'express'
import type { Locale, ThemeChoice } from '../shapes.ts'

export const sessionCookie = 'tsunagu_session'
const localeCookie = 'tsunagu_locale'
const themeCookie = 'tsunagu_theme'
const yearMs = 365 * 86_400_000

export function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}

/** The chosen language, else the first of the browser's that we speak. */
export function readLocale(request: Request): Locale {
  const chosen = readCookie(request, localeCookie)
  if (chosen === 'ja' || chosen === 'en') return chosen
  return request.acceptsLanguages('en', 'ja') === 'ja' ? 'ja' : 'en'
}

export function readTheme(request: Request): ThemeChoice {
  const chosen = readCookie(request, themeCookie)
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function writeSession(response: Response, secret: string, maxAgeMs: number): void {
  response.cookie(sessionCookie, secret, { httpOnly: true, sameSite: 'lax', path: '/', secure: response.req.secure, maxAge: maxAgeMs })
}

export function clearSession(response: Response): void {
  response.clearCookie(sessionCookie, { httpOnly: true, sameSite: 'lax', path: '/' })
}

export function writeChoice(response: Response, choice: { locale?: Locale | undefined; theme?: ThemeChoice | undefined }): void {
  const options = { sameSite: 'lax', path: '/', maxAge: yearMs } as const
  if (choice.locale) response.cookie(localeCookie, choice.locale, options)
  if (choice.theme) response.cookie(themeCookie, choice.theme, options)
}
