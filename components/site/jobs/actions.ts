'use server'
// What the buttons beside failed jobs do.
import { discardJobs } from '@/lib/site/jobs/discard-jobs'
import { retryJobs } from '@/lib/site/jobs/retry-jobs'
import { FailedJobs } from '@/lib/site/jobs/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'

export const retry = action(FailedJobs, showChanged(retryJobs), 'site.manage')
export const discard = action(FailedJobs, showChanged(discardJobs), 'site.manage')
