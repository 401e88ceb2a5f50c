// Slugs: a title as a word of the URL.
import { isId } from '@/lib/core/ids'

const MAX = 80

/** `Café au lait!` → `cafe-au-lait`. Titles without Latin letters or digits give `course`. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const short = words.length > MAX ? words.slice(0, MAX).replace(/-[^-]*$/, '') : words
  return short === '' ? 'course' : isId(short) ? `course-${short}` : short
}

/** The slug itself, or with the lowest number that nobody took: `slug`, `slug-2`, `slug-3`. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let n = 2; ; n++) if (!taken.has(`${slug}-${n}`)) return `${slug}-${n}`
}
