// What can happen to the site itself.
import { z } from 'zod'
import { defineFact } from '@/lib/core/event'

export const siteSettingChanged = defineFact(
  'site.setting-changed',
  z.object({ key: z.string(), before: z.unknown(), after: z.unknown() }),
)

/** An admin gave jobs that had used up their retries new ones, or forgot them; `reaction` is null for some or all of any. */
const Jobs = z.object({ reaction: z.string().nullable(), count: z.int() })
export const jobsRetried = defineFact('jobs.retried', Jobs)
/** `before` names those that were lost, each with the fact that it was to follow. */
export const jobsDiscarded = defineFact(
  'jobs.discarded',
  Jobs.extend({ before: z.array(z.record(z.string(), z.unknown())) }),
)
