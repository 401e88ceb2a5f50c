// What the frame and the toasts show of news, read once a page; nothing for guests, and less rather than no page when it fails.
import { cache } from 'react'
import { type ShellNews, shellNews } from '@/lib/notifications/reads'
import { log } from '@/lib/platform/log'
import { pageContext } from '@/lib/web/page'

export const newsOf = cache(async (): Promise<ShellNews | null> => {
  const ctx = await pageContext()
  if (ctx.actor.kind !== 'user') return null
  return shellNews(ctx).catch(error => {
    log.error('the news of a page could not be read', { error })
    return null
  })
})
