// Keeps which time zone a learner lived in since when, so that days of the past stay what they were.
import type { TxContext } from '@/db/client'
import { userZones } from '@/db/schema/gamification'

const ALWAYS = new Date(0)

/** For the inline reaction to a changed profile. What was in force before the first change has been so from the start. */
export async function noteZone(
  tx: TxContext,
  { userId, before, after, at }: { userId: string; before: string; after: string; at: Date },
): Promise<void> {
  await tx.tx.insert(userZones).values({ userId, since: ALWAYS, zone: before }).onConflictDoNothing()
  await tx.tx
    .insert(userZones)
    .values({ userId, since: at, zone: after })
    .onConflictDoUpdate({ target: [userZones.userId, userZones.since], set: { zone: after } })
}
