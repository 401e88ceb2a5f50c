// Fills the embedded database with the demo school, through the verbs; cut off, it goes on where it stopped.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { closeDatabase, openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { env } from '@/lib/env'
import { openCatalogue } from '../seed/catalogue'
import { dice } from '../seed/days'
import { writeHistories } from '../seed/histories'
import { SEEDED } from '../seed/marker'
import { openSchool } from '../seed/people'
import { wire } from '../wiring'

try {
  const { driver } = await openDatabase()
  if (driver !== 'embedded') throw new Error('The demo school fills the embedded database only; unset DATABASE_URL.')
  await migrate()
  wire()
  const chance = dice(20_260_401)
  const school = await openSchool(chance)
  const courses = await openCatalogue(school.admin, school.teachers)
  await writeHistories(school, courses, chance)
  writeFileSync(path.join(env().dataDir, SEEDED), new Date().toISOString())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
