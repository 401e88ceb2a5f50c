// Changes a setting of the site.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { siteSettings } from '@/db/schema/site'
import { actorId, type Context, requirePermission } from '@/lib/core/context'
import { siteSettingChanged } from '@/lib/events/site'
import { emit } from '@/lib/platform/outbox/emit'
import { type ChangeSiteSetting, SETTINGS } from './schemas'

/** Gives the value that holds now. Throws `forbidden` for all but admins. Setting what holds already changes nothing. */
export async function changeSiteSetting(ctx: Context, { key, value }: ChangeSiteSetting): Promise<boolean> {
  requirePermission(ctx, 'site.manage')
  return transact(ctx, async tx => {
    const [stored] = await tx.tx.select().from(siteSettings).where(eq(siteSettings.key, key)).for('update')
    const before = SETTINGS[key].value.safeParse(stored?.value).data ?? SETTINGS[key].initial
    if (before === value) return value
    const set = { value, updatedBy: actorId(tx), updatedAt: tx.now() }
    await tx.tx
      .insert(siteSettings)
      .values({ key, ...set })
      .onConflictDoUpdate({ target: siteSettings.key, set })
    await emit(tx, siteSettingChanged, { key, before, after: value })
    return value
  })
}
