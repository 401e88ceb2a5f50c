// Runs a deed in a transaction that is rolled back, so that every deed finds the world as the one before it did.
import { type Db, handle, installDatabase } from '@/db/client'

const UNDO = Symbol('undo')

/** What the deed gives; what it wrote is gone afterwards. Its own transactions become savepoints. */
export async function undone<T>(deed: () => Promise<T>): Promise<T> {
  const outer = handle()
  const given: T[] = []
  const unlessUndone = (error: unknown) => {
    if (error !== UNDO) throw error
  }
  await outer.db
    .transaction(async tx => {
      installDatabase({ ...outer, db: tx as unknown as Db })
      try {
        given.push(await deed())
      } finally {
        installDatabase(outer)
      }
      throw UNDO
    })
    .catch(unlessUndone)
  return given[0] as T
}
