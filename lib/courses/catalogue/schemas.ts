// What the catalogue is asked for, and what it answers.
import { z } from 'zod'
import { CourseSummary, Level } from '../schemas'

export const Sort = z.enum(['popular', 'newest', 'rating', 'relevance'])
export type Sort = z.infer<typeof Sort>

/** Text that people typed into a search box; control characters count as spaces, nothing is refused but its length. */
const query = z
  .string()
  .max(200, 'has at most 200 characters')
  .transform(text => text.replace(/\p{Cc}+/gu, ' ').trim())
const word = z
  .string()
  .max(100)
  .transform(text => text.replaceAll('\0', ''))

export const CourseFilters = z.object({
  query: query.optional(),
  category: word.optional(),
  level: Level.optional(),
  language: word.optional(),
  price: z.enum(['free', 'paid']).optional(),
})
export type CourseFilters = z.infer<typeof CourseFilters>

export const ListCourses = CourseFilters.extend({
  sort: Sort.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
})
export type ListCourses = z.infer<typeof ListCourses>

export const CourseList = z
  .object({ items: z.array(CourseSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'CourseList' })
export type CourseList = z.infer<typeof CourseList>

export type FacetCount = { value: string; label: string; count: number }
/** How many courses each choice would give, under all other filters. */
export type Facets = { category: FacetCount[]; level: FacetCount[]; language: FacetCount[]; price: FacetCount[] }
