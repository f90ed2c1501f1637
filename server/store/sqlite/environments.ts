// The environments of this database and the keys people are named by in state rows. The first start makes one project.
import { createHmac, randomBytes } from 'node:crypto'
import { createBoundedMap } from '../../lib/boundedMap.ts'
import type { Environment, Store } from '../Store.ts'
import type { Sql } from './sql.ts'

interface EnvironmentRow extends Environment {
  hmac_key: Uint8Array
}

const rememberedPeople = 50_000

export function createEnvironments(sql: Sql): Pick<Store, 'environments' | 'setZone' | 'personKey' | 'projectName' | 'renameProject'> {
  if (!sql.get('SELECT id FROM project', [])) {
    sql.transaction(() => {
      sql.run('INSERT INTO project (id, name) VALUES (1, ?)', ['My product'])
      for (const [id, name] of [[1, 'production'], [2, 'staging']] as const) {
        sql.run('INSERT INTO environment (id, project, name, hmac_key) VALUES (?, 1, ?, ?)', [id, name, randomBytes(32)])
      }
    })
  }
  const keys = new Map<number, Uint8Array>()
  const people = createBoundedMap<string, Uint8Array>(rememberedPeople)

  const environments = (): EnvironmentRow[] => sql.all<EnvironmentRow>('SELECT id, project, name, floor, zone, hmac_key FROM environment ORDER BY id', [])
  for (const one of environments()) keys.set(one.id, one.hmac_key)

  return {
    environments: () => environments().map(({ id, project, name, floor, zone }) => ({ id, project, name, floor, zone })),
    projectName: () => sql.get<{ name: string }>('SELECT name FROM project ORDER BY id LIMIT 1', [])?.name ?? '',
    renameProject: (name) => void sql.run('UPDATE project SET name = ? WHERE id = 1', [name]),
    setZone(environment, zone) {
      if (!isZone(zone)) return { ok: false, reason: 'unknown_zone' }
      const changed = sql.run('UPDATE environment SET zone = ? WHERE id = ?', [zone, environment])
      return changed === 1 ? { ok: true } : { ok: false, reason: 'unknown_environment' }
    },
    personKey(environment, userId) {
      const name = `${environment}/${userId}`
      const known = people.get(name)
      if (known) return known
      const key = keys.get(environment)
      if (!key) throw new Error(`there is no environment ${environment}`)
      const made = createHmac('sha256', key).update(userId).digest().subarray(0, 16)
      people.set(name, made)
      return made
    },
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
