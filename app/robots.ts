// What search engines may read: the public pages.
import type { MetadataRoute } from 'next'
import { env } from '@/lib/env'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  const { APP_URL } = env()
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/home', '/learn/', '/profile', '/teach', '/admin'] },
    ...(APP_URL && { sitemap: new URL('/sitemap.xml', APP_URL).href }),
  }
}
