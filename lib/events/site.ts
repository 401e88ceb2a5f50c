// What can happen to the site itself.
import { z } from 'zod'
import { defineFact } from '@/lib/core/event'

export const siteSettingChanged = defineFact(
  'site.setting-changed',
  z.object({ key: z.string(), before: z.unknown(), after: z.unknown() }),
)
