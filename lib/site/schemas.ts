// The settings of a site: their keys in the store, what they may be, and what holds until somebody changes them.
import { z } from 'zod'

export const SETTINGS = {
  /** Whether an admin looks at each publication of those who teach. */
  'courses.review': { name: 'reviewCourses', value: z.boolean(), initial: false },
} as const
export type SettingKey = keyof typeof SETTINGS

export type SiteSettings = { reviewCourses: boolean }

/** A form sends the text, others the value itself. */
export const ChangeSiteSetting = z.object({
  key: z.enum(Object.keys(SETTINGS) as [SettingKey, ...SettingKey[]]),
  value: z.union([z.boolean(), z.enum(['true', 'false']).transform(text => text === 'true')]),
})
export type ChangeSiteSetting = z.infer<typeof ChangeSiteSetting>
