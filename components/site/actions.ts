'use server'
// What the settings of the site do.
import { refresh } from 'next/cache'
import { changeSiteSetting } from '@/lib/site/change-site-setting'
import { ChangeSiteSetting } from '@/lib/site/schemas'
import { action } from '@/lib/web/action'

export const changeSetting = action(
  ChangeSiteSetting,
  async (ctx, input) => {
    const value = await changeSiteSetting(ctx, input)
    refresh()
    return value
  },
  'site.manage',
)
