// Definitions in SQLite: versions are only ever added; draft and published sets are pointers to them. Tables: migrations/0100-access.
import type { DefinitionKind, DefinitionPointer, DefinitionStore, DefinitionVersion, Publication, PublishedDefinition, PublishListener } from '../DefinitionStore.ts'
import type { Sql } from './sql.ts'

interface VersionRow {
  kind: DefinitionKind
  id: string
  version: number
  hash: string
  body: string
  note: string
  author: string
  created_at: number
}

interface PublicationRow {
  id: number
  environment: number
  at: number
  author: string
  note: string
  pointers: string
}

const columns = 'd.kind, d.id, d.version, d.hash, d.body, d.note, d.author, d.created_at'

export function createDefinitionStore(sql: Sql): DefinitionStore {
  const listeners = new Set<PublishListener>()
  const latest = (kind: DefinitionKind, id: string) => sql.get<{ version: number; hash: string }>('SELECT version, hash FROM definition WHERE kind = ? AND id = ? ORDER BY version DESC LIMIT 1', [kind, id])

  return {
    async pushDraft(set, by) {
      return sql.transaction(() => {
        const before = sql.all<DefinitionPointer>('SELECT kind, id, version FROM draft', [])
        const created: DefinitionPointer[] = []
        sql.run('DELETE FROM draft', [])
        for (const one of set) {
          const last = latest(one.kind, one.id)
          const same = last?.hash === one.hash
          const version = same && last ? last.version : (last?.version ?? 0) + 1
          if (!same) {
            sql.run('INSERT INTO definition (kind, id, version, hash, body, note, author, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [one.kind, one.id, version, one.hash, JSON.stringify(one.body), by.note, by.author, by.at])
            created.push({ kind: one.kind, id: one.id, version })
          }
          sql.run('INSERT INTO draft (kind, id, version) VALUES (?, ?, ?)', [one.kind, one.id, version])
        }
        const kept = new Set(set.map((one) => `${one.kind}/${one.id}`))
        return { created, unchanged: set.length - created.length, removed: before.filter((one) => !kept.has(`${one.kind}/${one.id}`)) }
      })
    },
    async draft() {
      return sql.all<VersionRow>(`SELECT ${columns} FROM draft JOIN definition d USING (kind, id, version) ORDER BY d.kind, d.id`, []).map(toVersion)
    },
    async versions(kind, id) {
      return sql.all<VersionRow>(`SELECT ${columns} FROM definition d WHERE d.kind = ? AND d.id = ? ORDER BY d.version DESC`, [kind, id]).map(toVersion)
    },
    async publish(environment, pointers, by) {
      const made = sql.transaction(() => {
        const before = new Map(sql.all<DefinitionPointer & { since: number }>('SELECT kind, id, version, since FROM published WHERE environment = ?', [environment]).map((one) => [`${one.kind}/${one.id}/${one.version}`, one.since]))
        sql.run('DELETE FROM published WHERE environment = ?', [environment])
        for (const one of pointers) {
          const since = before.get(`${one.kind}/${one.id}/${one.version}`) ?? by.at
          sql.run('INSERT INTO published (environment, kind, id, version, since) VALUES (?, ?, ?, ?, ?)', [environment, one.kind, one.id, one.version, since])
        }
        const row = sql.get<PublicationRow>('INSERT INTO publication (environment, at, author, note, pointers) VALUES (?, ?, ?, ?, ?) RETURNING id, environment, at, author, note, pointers', [environment, by.at, by.author, by.note, JSON.stringify(pointers)])
        if (!row) throw new Error('the publication was not stored')
        return toPublication(row)
      })
      for (const listener of listeners) await listener(environment)
      return made
    },
    async published(environment) {
      const rows = sql.all<VersionRow & { since: number }>(`SELECT ${columns}, p.since FROM published p JOIN definition d USING (kind, id, version) WHERE p.environment = ? ORDER BY d.kind, d.id`, [environment])
      return rows.map((row): PublishedDefinition => ({ ...toVersion(row), since: row.since }))
    },
    async publications(environment, limit) {
      return sql.all<PublicationRow>('SELECT id, environment, at, author, note, pointers FROM publication WHERE environment = ? ORDER BY id DESC LIMIT ?', [environment, limit]).map(toPublication)
    },
    onPublish(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function toVersion(row: VersionRow): DefinitionVersion {
  return { kind: row.kind, id: row.id, version: row.version, hash: row.hash, body: JSON.parse(row.body), note: row.note, author: row.author, createdAt: row.created_at }
}

function toPublication(row: PublicationRow): Publication {
  return { ...row, pointers: JSON.parse(row.pointers) }
}
