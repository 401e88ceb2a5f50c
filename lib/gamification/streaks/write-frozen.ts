// Notes the days that freezes bridged.
import { sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { activeDays } from '@/db/schema/gamification'
import type { Day } from './local-day'
import type { Life } from './reads'
import { zoneAt } from './zones'

type Bridged = { userId: string; days: readonly Day[]; life: Life }

/** Gives the days that were not noted before: noting twice is once, and a day with evidence needs no freeze. */
export async function writeFrozen(tx: TxContext, { userId, days, life }: Bridged): Promise<Day[]> {
  if (days.length === 0) return []
  const rows = days.map(day => {
    const noon = new Date(`${day}T12:00:00Z`)
    return { userId, day, evidenceCount: 0, frozen: true, firstAt: noon, zone: zoneAt(life.zones, noon, life.home) }
  })
  const written = await tx.tx
    .insert(activeDays)
    .values(rows)
    .onConflictDoNothing()
    .returning({ day: sql<Day>`${activeDays.day}::text` })
  return written.map(({ day }) => day).sort()
}
