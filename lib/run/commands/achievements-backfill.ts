// `npm run achievements:backfill`: grants achievements to all who had earned them before they were thought of; repeating it adds nothing.
import { closeDatabase, openDatabase } from '@/db/client'
import { contextFor, systemActor } from '@/lib/core/context'
import { backfillAchievements } from '@/lib/gamification/achievements/backfill/backfill-achievements'
import { environmentFor } from '../environment'
import { wire } from '../wiring'

try {
  if (!process.env.JWT_SECRET) Object.assign(process.env, environmentFor('demo'))
  wire()
  await openDatabase()
  const granted = await backfillAchievements(contextFor(systemActor('achievements-backfill')))
  console.log(granted === 0 ? 'Everybody has what they earned.' : `Granted ${granted} achievements.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
