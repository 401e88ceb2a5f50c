// Forgets failed jobs that nobody needs any more.
import { transact } from '@/db/client'
import { type Context, requirePermission } from '@/lib/core/context'
import { jobsDiscarded } from '@/lib/events/site'
import { emit } from '@/lib/platform/outbox/emit'
import { discardFailedReactions } from '@/lib/platform/outbox/failed'
import { chosenJobs } from './reads'
import type { FailedJobs } from './schemas'

/** Only who may manage the site; what the jobs were to do is not done. Gives how many. */
export async function discardJobs(ctx: Context, input: FailedJobs): Promise<{ count: number }> {
  requirePermission(ctx, 'site.manage')
  const count = await discardFailedReactions(await chosenJobs(input))
  if (count > 0) await transact(ctx, tx => emit(tx, jobsDiscarded, { reaction: input.reaction ?? null, count }))
  return { count }
}
