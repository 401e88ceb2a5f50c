// `npm run import -- PATH [--owner EMAIL] [--publish]`: makes a course of a Markdown curriculum and prints what became of it.
import { parseArgs } from 'node:util'
import { closeDatabase, openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { accountOf, userIdByEmail } from '@/lib/accounts/reads'
import { contextFor, systemActor, type UserActor, userActor } from '@/lib/core/context'
import type { ReportEntry } from '@/lib/courses/import/plan'
import { environmentFor } from '../environment'
import { importCurriculum } from '../import/import-curriculum'
import { wire } from '../wiring'

const USAGE = 'Usage: npm run import -- PATH [--owner EMAIL] [--publish]'
const SHOWN = 200

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}

async function run(): Promise<void> {
  const options = {
    owner: { type: 'string', default: 'instructor@example.com' },
    publish: { type: 'boolean' },
  } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [path] = positionals
  if (!path || positionals.length > 1) throw new Error(USAGE)
  if (!process.env.JWT_SECRET) Object.assign(process.env, environmentFor('demo'))
  wire()
  const { driver } = await openDatabase()
  if (driver === 'embedded') await migrate()
  const ctx = contextFor(await owner(values.owner))
  const { slug, outcome, report } = await importCurriculum(ctx, path, { publish: values.publish ?? false })
  list('Kept', report.kept)
  list('Changed', report.changed)
  list('Left out', report.leftOut)
  console.log(`\nThe course is ${outcome}${values.publish ? ' and published' : ''}: /courses/${slug}`)
}

async function owner(email: string): Promise<UserActor> {
  const system = contextFor(systemActor('import'))
  const id = await userIdByEmail(system, email)
  const account = id && (await accountOf(system, id))
  if (!account) throw new Error(`There is no account ${email}. Name the course's owner with --owner EMAIL.`)
  return userActor(account)
}

function list(heading: string, entries: ReportEntry[]): void {
  console.log(`\n${heading} (${entries.length})`)
  for (const { path, what, reason } of entries.slice(0, SHOWN)) {
    console.log(`  ${path}: ${what}${reason ? ` (${reason})` : ''}`)
  }
  if (entries.length > SHOWN) console.log(`  … and ${entries.length - SHOWN} more`)
}
