// Column shapes that every table shares: UUIDv7 ids made by us, timestamps with zone.
import { sql } from 'drizzle-orm'
import { timestamp, uuid } from 'drizzle-orm/pg-core'

export const id = () => uuid('id').primaryKey()
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
export const createdAt = () => at('created_at').notNull().default(sql`now()`)
export const updatedAt = () => at('updated_at').notNull().default(sql`now()`)
/** `col in ('a','b')` for a check constraint over a closed vocabulary. */
export const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} in (${values.map(v => `'${v}'`).join(', ')})`)
