// The row of a statement that always gives one: an upsert, an aggregate, what a foreign key holds.

/** The first of the rows. Throws where there is none: then the statement is not what its caller believes. */
export function only<T>(rows: readonly T[]): T {
  if (rows.length === 0) throw new Error('A statement that always gives a row gave none.')
  return rows[0] as T
}
