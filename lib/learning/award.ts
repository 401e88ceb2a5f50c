// What a deed earned, as those answered who heard of it; learning itself does not know who gives it.
import { z } from 'zod'
import { Award } from './schemas'

const Reply = z.object({ award: Award.nullable() })

/** One award of all the replies to the facts of one deed; null where nothing was earned. */
export function awardIn(replies: unknown[]): Award | null {
  const awards = replies.flatMap(reply => Reply.safeParse(reply).data?.award ?? [])
  if (awards.length === 0) return null
  return {
    xp: awards.reduce((sum, { xp }) => sum + xp, 0),
    breakdown: awards.flatMap(({ breakdown }) => breakdown),
    level: Math.max(...awards.map(({ level }) => level)),
    levelUp: awards.some(({ levelUp }) => levelUp),
    achievements: awards.flatMap(({ achievements }) => achievements),
  }
}
