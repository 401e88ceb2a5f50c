// What others may know about the site: its settings.
import { db } from '@/db/client'
import { siteSettings as table } from '@/db/schema/site'
import type { Context } from '@/lib/core/context'
import { SETTINGS, type SettingKey, type SiteSettings } from './schemas'

/** What nobody set is as it comes; a stored value that no longer fits counts as not set. */
export async function siteSettings(ctx: Context): Promise<SiteSettings> {
  const stored = new Map((await db(ctx).select().from(table)).map(row => [row.key, row.value]))
  const current = (key: SettingKey) => SETTINGS[key].value.safeParse(stored.get(key)).data ?? SETTINGS[key].initial
  return { reviewCourses: current('courses.review') }
}
