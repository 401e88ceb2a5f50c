// Keeps how somebody wants to be told: the whole matrix as a form sends it.
import { sql } from 'drizzle-orm'
import { transact } from '@/db/client'
import { notificationPreferences } from '@/db/schema/notifications'
import { type Context, requireUser } from '@/lib/core/context'
import { ownPreferences } from './reads'
import type { PreferencesInput } from './schemas'

/** What is listed is on, what is not is off. Kinds that this person does not see in their settings stay as they are. */
export async function choosePreferences(ctx: Context, { app, email }: PreferencesInput): Promise<void> {
  const user = requireUser(ctx)
  await transact(ctx, async tx => {
    const chosen = (await ownPreferences(tx)).flatMap(({ kind, email: mailed }) => [
      { userId: user.id, kind, channel: 'app' as const, on: app.includes(kind) },
      ...(mailed === 'by_itself'
        ? []
        : [{ userId: user.id, kind, channel: 'email' as const, on: email.includes(kind) }]),
    ])
    const { userId, kind, channel, on } = notificationPreferences
    await tx.tx
      .insert(notificationPreferences)
      .values(chosen)
      .onConflictDoUpdate({ target: [userId, kind, channel], set: { on: sql`excluded.${sql.identifier(on.name)}` } })
  })
}
