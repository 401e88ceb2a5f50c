// `npm run xp:verify [-- --repair]`: rebuilds from the XP ledger what is derived from it, and reports every difference.
import { parseArgs } from 'node:util'
import { closeDatabase, openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { contextFor, systemActor } from '@/lib/core/context'
import { repairXp, xpDifferences } from '@/lib/gamification/ledger/differences'
import { environmentFor } from '../environment'

try {
  const { values } = parseArgs({ options: { repair: { type: 'boolean', default: false } } })
  if (!process.env.JWT_SECRET) Object.assign(process.env, environmentFor('demo'))
  const { driver } = await openDatabase()
  if (driver === 'embedded') await migrate()
  await verify(values.repair)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}

async function verify(repair: boolean): Promise<void> {
  const ctx = contextFor(systemActor('xp:verify'))
  if (repair) await repairXp(ctx)
  const { entries, differences } = await xpDifferences(ctx)
  for (const { kind, what, kept, ledger } of differences)
    console.log(`${kind} ${what}: ${kept}, by the ledger ${ledger}`)
  console.log(`${entries} entries, ${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`)
  process.exitCode = differences.length === 0 ? 0 : 1
}
