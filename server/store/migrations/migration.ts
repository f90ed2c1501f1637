// One step of the tables, as it was released.

export interface Migration {
  id: string
  sql: readonly string[]
}
