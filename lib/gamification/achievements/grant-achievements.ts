// Grants what a deed has earned.
import type { TxContext } from '@/db/client'
import type { Deed, Surroundings } from '../deed'

/** What is known when achievements are looked at: the deed, its surroundings, and where the learner stands after it. */
export type Occasion = {
  deed: Deed
  surroundings: Surroundings
  day: string
  streak: number
  isFirstOfDay: boolean
  level: number
}

export async function grantAchievements(_tx: TxContext, _occasion: Occasion): Promise<{ key: string; name: string }[]> {
  return []
}
