// People: sign-up, log-in, profile.
import { HttpError } from './httpError.ts'
import { newId } from './id.ts'
import { hashPassword, matchesPassword } from './password.ts'
import { avatarColours, type AvatarColour, type Me } from '../shapes.ts'
import type { Database } from './openDatabase.ts'

interface UserRow { id: string; email: string; name: string; title: string; colour: AvatarColour; time_zone: string; password: string; created_at: string; look_around_at: string | null }

export interface Users {
  signUp(input: { name: string; email: string; password: string; timeZone: string }): Promise<string>
  logIn(input: { email: string; password: string }): Promise<string>
  find(id: string): Me | undefined
  save(id: string, profile: { name: string; title: string; colour: AvatarColour; timeZone: string }): void
  lookAround(id: string): void
}

export function createUsers(deps: { db: Database; now: () => Date }): Users {
  const { db, now } = deps
  return {
    async signUp({ name, email, password, timeZone }) {
      const id = newId('user')
      const hashed = await hashPassword(password)
      // In turn: those who come after each other, as the people of one team do, look different.
      const before = db.get<{ count: number }>('SELECT count(*) AS count FROM users')?.count ?? 0
      const colour = avatarColours[before % avatarColours.length] ?? 'mint'
      const { changes } = db.run(
        'INSERT INTO users (id, email, name, colour, time_zone, password, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING',
        id, email, name, colour, timeZone, hashed, now().toISOString(),
      )
      if (changes === 0) throw new HttpError(409, 'email_taken')
      return id
    },
    async logIn({ email, password }) {
      const row = db.get<UserRow>('SELECT * FROM users WHERE email = ?', email)
      const matches = await matchesPassword(password, row?.password)
      if (!row || !matches) throw new HttpError(401, 'wrong_password')
      return row.id
    },
    find(id) {
      const row = db.get<UserRow>('SELECT * FROM users WHERE id = ?', id)
      return row && { id: row.id, email: row.email, name: row.name, title: row.title, colour: row.colour, timeZone: row.time_zone, createdAt: row.created_at, lookAroundAt: row.look_around_at }
    },
    save(id, { name, title, colour, timeZone }) {
      db.run('UPDATE users SET name = ?, title = ?, colour = ?, time_zone = ? WHERE id = ?', name, title, colour, timeZone, id)
    },
    lookAround(id) {
      db.run('UPDATE users SET look_around_at = coalesce(look_around_at, ?) WHERE id = ?', now().toISOString(), id)
    },
  }
}
