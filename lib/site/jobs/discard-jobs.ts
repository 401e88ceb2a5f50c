// Forgets failed jobs that nobody needs any more.
import { transact } from '@/db/client'
import { type Context, requirePermission } from '@/lib/core/context'
import { bounded } from '@/lib/core/difference'
import { jobsDiscarded } from '@/lib/events/site'
import { emit } from '@/lib/platform/outbox/emit'
import { discardFailedReactions, listFailedReactions } from '@/lib/platform/outbox/failed'
import { chosenJobs } from './reads'
import type { FailedJobs } from './schemas'

/** Characters of JSON in the fact. */
const MOST = 60_000

/** Only who may manage the site; what the jobs were to do is not done. Gives how many. */
export async function discardJobs(ctx: Context, input: FailedJobs): Promise<{ count: number }> {
  requirePermission(ctx, 'site.manage')
  const which = await chosenJobs(input)
  const there = (await listFailedReactions()).filter(({ id }) => which === 'all' || which.includes(id))
  const count = await discardFailedReactions(which)
  if (count === 0) return { count }
  const before = bounded(
    there.map(({ reaction, factId, failedAt }) => ({ reaction, factId, failedAt: failedAt.toISOString() })),
    MOST,
  )
  await transact(ctx, tx => emit(tx, jobsDiscarded, { reaction: input.reaction ?? null, count, before }))
  return { count }
}
