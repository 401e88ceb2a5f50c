// `npm run audit:verify -- [--head NUMBER:HASH …]`: walks the chain of the audit trail; ends with 1 when anything in it is not as it was sealed.
import { parseArgs } from 'node:util'
import { closeDatabase, openDatabase } from '@/db/client'
import type { Head } from '@/lib/audit/chain'
import { chainState } from '@/lib/audit/reads'
import { verifyChain } from '@/lib/audit/verify-chain'
import { contextFor, systemActor } from '@/lib/core/context'
import { environmentFor } from '../environment'

const USAGE = `Usage: npm run audit:verify -- [--head NUMBER:HASH …]
A head is what the log said: “the audit trail is sealed”, head. Give the newest, and older ones as you like.`

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
} finally {
  await closeDatabase()
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true, default: [] } } })
  const known = values.head.map(headOf)
  if (!process.env.JWT_SECRET) Object.assign(process.env, environmentFor('demo'))
  await openDatabase()
  const ctx = contextFor(systemActor('audit-verify'))
  const { checked, head, problems, problemCount } = await verifyChain(ctx, known)
  const { waiting } = await chainState(ctx)
  for (const { kind, number, words } of problems) console.error(`${kind}: entry ${number} ${words}`)
  if (problemCount > problems.length) console.error(`… and ${problemCount - problems.length} more`)
  console.log(
    `${checked} sealed entries were checked, ${waiting} wait for their seal. The chain ends with ${head.number}:${head.hash}`,
  )
  if (problemCount === 0) return console.log('The audit trail is whole.')
  console.error(`The audit trail is NOT whole: ${problemCount} ${problemCount === 1 ? 'problem' : 'problems'}.`)
  process.exitCode = 1
}

function headOf(text: string): Head {
  const found = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text)
  if (!found?.[2]) throw new Error(`“${text}” is no head.\n${USAGE}`)
  return { number: Number(found[1]), hash: found[2] }
}
