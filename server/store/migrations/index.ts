// Every migration ever released, in order. Never edit or remove one that was released; add the next.
import { access } from './0100-access.ts'
import { ingest } from './0001-ingest.ts'
import { milestones } from './0002-milestones.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [ingest, milestones, access]
