// Lets failed jobs try again, once what was wrong is mended.
import { transact } from '@/db/client'
import { type Context, requirePermission } from '@/lib/core/context'
import { jobsRetried } from '@/lib/events/site'
import { emit } from '@/lib/platform/outbox/emit'
import { retryFailedReactions } from '@/lib/platform/outbox/failed'
import { chosenJobs } from './reads'
import type { FailedJobs } from './schemas'

/** Only who may manage the site. Reactions are made to run twice, so that another try does nothing twice. Gives how many. */
export async function retryJobs(ctx: Context, input: FailedJobs): Promise<{ count: number }> {
  requirePermission(ctx, 'site.manage')
  const count = await retryFailedReactions(await chosenJobs(input))
  if (count > 0) await transact(ctx, tx => emit(tx, jobsRetried, { reaction: input.reaction ?? null, count }))
  return { count }
}
