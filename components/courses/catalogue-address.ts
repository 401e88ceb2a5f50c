// The catalogue's address: filters read from it leniently, and links that change one of them.
import { CourseFilters, Sort } from '@/lib/courses/catalogue/schemas'

export type Wish = CourseFilters & { sort?: Sort | undefined; cursor?: string | undefined }
export type SearchParams = Record<string, string | string[] | undefined>

/** What cannot be understood is left out, never an error: addresses are typed and shared. */
export function readWish(params: SearchParams): Wish {
  const given = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
  const wish: Wish = { ...filtersOf(given) }
  const sort = Sort.safeParse(given.sort)
  if (sort.success && (sort.data !== 'relevance' || wish.query)) wish.sort = sort.data
  if (given.cursor && given.cursor.length <= 500) wish.cursor = given.cursor
  return wish
}

function filtersOf(given: Record<string, string | undefined>): CourseFilters {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()))
  const parsed = CourseFilters.safeParse({ ...filled, query: filled.query?.slice(0, 200) })
  if (parsed.success) return withoutEmpty(parsed.data)
  const wrong = new Set(parsed.error.issues.map(issue => issue.path[0]))
  return filtersOf(Object.fromEntries(Object.entries(filled).filter(([name]) => !wrong.has(name))))
}

function withoutEmpty(filters: CourseFilters): CourseFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''))
}

/** The catalogue under other filters; whatever changes, the list begins anew unless a cursor is given. */
export function addressOf({ cursor, ...wish }: Wish, change: Partial<Wish> = {}): string {
  const all = { ...wish, ...change }
  const query = new URLSearchParams()
  for (const name of ['query', 'category', 'level', 'language', 'price', 'sort', 'cursor'] as const) {
    const value = all[name]
    if (value) query.set(name, value)
  }
  return query.size > 0 ? `/courses?${query}` : '/courses'
}

export const FACETS = ['category', 'level', 'language', 'price'] as const
export type Facet = (typeof FACETS)[number]

export function isFiltered(wish: Wish): boolean {
  return FACETS.some(facet => wish[facet] !== undefined)
}
