// The public pages for search engines; empty until APP_URL says what their addresses begin with.
import type { MetadataRoute } from 'next'
import { contextFor, guest } from '@/lib/core/context'
import { catalogue } from '@/lib/courses/catalogue/reads'
import { env } from '@/lib/env'
import { cached } from '@/lib/platform/cache'

export const dynamic = 'force-dynamic'

const MOST_PAGES = 100
const KEPT_SECONDS = 3600

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { APP_URL } = env()
  if (!APP_URL) return []
  const courses = await cached('site:sitemap', KEPT_SECONDS, [], newestCourses)
  return [
    { url: new URL('/', APP_URL).href },
    { url: new URL('/courses', APP_URL).href },
    ...courses.map(({ slug, publishedAt }) => ({
      url: new URL(`/courses/${slug}`, APP_URL).href,
      ...(publishedAt && { lastModified: publishedAt }),
    })),
  ]
}

async function newestCourses(): Promise<{ slug: string; publishedAt: string | null }[]> {
  const found: { slug: string; publishedAt: string | null }[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const list = await catalogue(contextFor(guest), { sort: 'newest', limit: 100, ...(cursor && { cursor }) })
    found.push(...list.items.map(({ slug, publishedAt }) => ({ slug, publishedAt })))
    if (!list.nextCursor) break
    cursor = list.nextCursor
  }
  return found
}
