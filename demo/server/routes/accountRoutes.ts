// Sign-up, log-in, log-out, profile, language and theme.
import { Router, type Request, type Response } from 'express'
import { createAttempts } from '../attempts.ts'
import { line, raw, within } from '../clean.ts'
import { describeSession, signedIn, visitor, type Context } from '../context.ts'
import { clearSession, writeChoice, writeSession } from '../cookies.ts'
import { HttpError } from '../httpError.ts'
import { sessionDays } from '../sessions.ts'
import { avatarColours } from '../../shapes.ts'

const emailShape = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/u
const minPassword = 8
const quarterHourMs = 15 * 60_000

export function accountRoutes(context: Context): Router {
  const router = Router()
  const logIns = createAttempts({ max: 10, windowMs: quarterHourMs, now: context.now })
  const signUps = createAttempts({ max: 30, windowMs: quarterHourMs, now: context.now })

  function enter(request: Request, response: Response, userId: string): void {
    // A new secret at each sign-in: one planted before it is worth nothing after.
    const before = visitor(context, request)
    if (before) context.sessions.close(before.session.key)
    const secret = context.sessions.open(userId, context.workspaces.of(userId).at(-1)?.id ?? null)
    writeSession(response, secret, sessionDays * 86_400_000)
    response.status(204).end()
  }

  router.post('/signup', async (request, response) => {
    const name = personName(request.body)
    const email = readEmail(request.body)
    const password = raw(request.body, 'password')
    if (password.length < minPassword) throw new HttpError(400, 'password_short')
    within(password, 200, 'password_long')
    const timeZone = zone(request.body)
    signUps.count(request.ip ?? '')
    enter(request, response, await context.users.signUp({ name, email, password, timeZone }))
  })

  router.post('/login', async (request, response) => {
    const email = readEmail(request.body)
    const password = within(raw(request.body, 'password'), 200, 'wrong_password')
    logIns.count(email.toLowerCase())
    const userId = await context.users.logIn({ email, password })
    logIns.forgive(email.toLowerCase())
    enter(request, response, userId)
  })

  router.post('/logout', (request, response) => {
    const found = visitor(context, request)
    if (found) {
      context.sessions.close(found.session.key)
      context.live.dismiss({ sessionKey: found.session.key })
    }
    clearSession(response)
    response.status(204).end()
  })

  router.get('/session', (request, response) => {
    const found = visitor(context, request)
    response.json(found ? describeSession(context, found) : null)
  })

  router.post('/profile', (request, response) => {
    const found = signedIn(context, request)
    const colour = avatarColours.find((known) => known === line(request.body, 'colour'))
    if (!colour) throw new HttpError(400, 'bad_input')
    context.users.save(found.me.id, { name: personName(request.body), title: within(line(request.body, 'title'), 80, 'title_too_long'), colour, timeZone: zone(request.body) })
    for (const { id } of context.workspaces.of(found.me.id)) context.live.tell(id, { type: 'changed' })
    response.json(describeSession(context, signedIn(context, request)))
  })

  router.post('/look-around', (request, response) => {
    context.users.lookAround(signedIn(context, request).me.id)
    response.json(describeSession(context, signedIn(context, request)))
  })

  router.post('/choices', (request, response) => {
    const { locale, theme }: { locale?: unknown; theme?: unknown } = request.body ?? {}
    writeChoice(response, {
      locale: locale === 'ja' || locale === 'en' ? locale : undefined,
      theme: theme === 'system' || theme === 'light' || theme === 'dark' ? theme : undefined,
    })
    response.status(204).end()
  })
  return router
}

function personName(body: unknown): string {
  const name = within(line(body, 'name'), 60, 'name_too_long')
  if (name === '') throw new HttpError(400, 'name_missing')
  return name
}

/** @param body with `email`; throws `email_invalid`. */
export function readEmail(body: unknown): string {
  const email = line(body, 'email')
  if (email.length > 254 || !emailShape.test(email)) throw new HttpError(400, 'email_invalid')
  return email
}

function zone(body: unknown): string {
  const name = line(body, 'timeZone')
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    // The only way Intl offers to ask whether a zone exists is to let it throw.
    throw new HttpError(400, 'zone_unknown')
  }
}
