// The jobs that used up their retries, by reaction.
import { type Context, requirePermission } from '@/lib/core/context'
import { type FailedReaction, listFailedReactions } from '@/lib/platform/outbox/failed'
import type { FailedJobs } from './schemas'

export type FailedGroup = { reaction: string; jobs: FailedReaction[] }

/** Only who may manage the site; the reaction that failed last comes first. */
export async function failedJobs(ctx: Context): Promise<FailedGroup[]> {
  requirePermission(ctx, 'site.manage')
  const groups = new Map<string, FailedReaction[]>()
  for (const job of await listFailedReactions()) groups.set(job.reaction, [...(groups.get(job.reaction) ?? []), job])
  return [...groups].map(([reaction, jobs]) => ({ reaction, jobs }))
}

/** The ids that an admin means: one job, those of one reaction, or all. */
export async function chosenJobs({ id, reaction }: FailedJobs): Promise<readonly string[] | 'all'> {
  if (id !== undefined) return [id]
  if (reaction === undefined) return 'all'
  return (await listFailedReactions()).filter(job => job.reaction === reaction).map(job => job.id)
}
