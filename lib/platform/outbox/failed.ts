// Reactions that used up their retries: seen, tried again or forgotten by those who run the site.
import 'server-only'
import { z } from 'zod'
import { queue } from '@/lib/platform/queue'
import type { Which } from '@/lib/platform/queue/port'
import { REACTIONS, SLOW_REACTIONS } from './dispatch'

export type FailedReaction = { id: string; reaction: string; factId: string; error: string; failedAt: Date }

const QUEUES = [REACTIONS, SLOW_REACTIONS]
const MOST_LISTED = 500
const Data = z.object({ reaction: z.string(), factId: z.string() })

/** The last failed first; 500 of each queue at most. */
export async function listFailedReactions(): Promise<FailedReaction[]> {
  const lists = await Promise.all(QUEUES.map(name => queue().listFailed(name, MOST_LISTED)))
  return lists
    .flat()
    .map(({ id, data, error, failedAt }) => {
      const { reaction, factId } = Data.safeParse(data).data ?? { reaction: 'unknown', factId: '' }
      return { id, reaction, factId, error, failedAt }
    })
    .sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime())
}

/** Gives how many there were; an id is looked for in both queues. */
export async function retryFailedReactions(which: Which): Promise<number> {
  return sum(QUEUES.map(name => queue().retryFailed(name, which)))
}

export async function discardFailedReactions(which: Which): Promise<number> {
  return sum(QUEUES.map(name => queue().discardFailed(name, which)))
}

async function sum(counts: Promise<number>[]): Promise<number> {
  return (await Promise.all(counts)).reduce((total, count) => total + count, 0)
}
