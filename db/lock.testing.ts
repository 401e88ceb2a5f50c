// A process for the tests of the lock: opens the embedded database of DATA_DIR, says so, and stays until it is killed.
import { openDatabase } from './client'

try {
  await openDatabase()
  console.log('open')
  setInterval(() => {}, 60_000)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
