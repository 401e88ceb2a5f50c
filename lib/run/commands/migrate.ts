// `npm run migrate`: brings the database of DATABASE_URL to the newest tables, the job queue's own included.
import { closeDatabase, openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { installQueues } from '@/lib/run/worker'

try {
  const { driver } = await openDatabase()
  await migrate()
  await installQueues()
  console.log(`The ${driver} database is up to date.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
