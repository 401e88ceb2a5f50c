// The catalogue: published courses found, filtered, sorted and paged by key.
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Db, db, prepared, type Tx } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { categories, courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { decodeCursor, encodeCursor } from '@/lib/platform/cursor'
import type { CourseFilters, CourseList, ListCourses, Sort } from './schemas'
import { FEW, forgivingly, type Matching, matches, score, searchText, termsOf } from './search'
import { type SummaryRow, summaryOf } from './summary'

/** What lists show of a course; join `categories` and the owner as `users`. */
export const summaryColumns = {
  id: courses.id,
  slug: courses.slug,
  title: courses.title,
  subtitle: courses.subtitle,
  categorySlug: categories.slug,
  categoryName: categories.name,
  level: courses.level,
  language: courses.language,
  instructorId: users.id,
  instructorName: users.name,
  instructorImage: users.image,
  priceMinor: courses.priceMinor,
  currency: courses.currency,
  tier: courses.tier,
  rating: courses.rating,
  ratingCount: courses.ratingCount,
  enrollmentCount: courses.enrollmentCount,
  lessonCount: courses.lessonCount,
  durationSeconds: courses.durationSeconds,
  coverMediaId: courses.coverMediaId,
  publishedAt: courses.publishedAt,
}

type After = { key: number | string; id: string }
type Row = SummaryRow & { key: number | string | Date | null }
/** What decides the text of the statement; all else are parameters. */
type Shape = { sort: Sort; matching: Matching; hasLast: boolean; after: boolean; filters: (keyof CourseFilters)[] }

/** One page of the catalogue. Throws `invalid` for a cursor of another list. */
export async function catalogue(ctx: Context, input: Partial<ListCourses>): Promise<CourseList> {
  const { cursor, limit = 20, sort: wish, ...filters } = input
  const sort = !filters.query ? (wish === undefined || wish === 'relevance' ? 'popular' : wish) : (wish ?? 'relevance')
  const list = `courses ${sort} ${JSON.stringify(FILTERS.map(name => filters[name] ?? null))}`
  const from = cursor === undefined ? undefined : readCursor(list, sort, cursor)
  const { matching, found } = await search(ctx, filters, sort, limit, from)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const key = last?.key instanceof Date ? last.key.toISOString() : (last?.key ?? 0)
  return {
    items: page.map(summaryOf),
    nextCursor: last && found.length > limit ? encodeCursor(list, [matching, key, last.id]) : null,
  }
}

const FILTERS = ['query', 'category', 'level', 'language', 'price'] as const

async function search(
  ctx: Context,
  filters: CourseFilters,
  sort: Sort,
  limit: number,
  from: { matching: Matching; after: After } | undefined,
): Promise<{ matching: Matching; found: Row[] }> {
  const run = (at: Context, matching: Matching) =>
    select(at, filters, sort, matching, Math.max(limit + 1, FEW), from?.after)
  const first = from?.matching ?? (filters.query ? 'exact' : 'none')
  if (first !== 'forgiving') {
    const found = await run(ctx, first)
    if (from || first === 'none' || found.length >= FEW) return { matching: first, found }
  }
  return { matching: 'forgiving', found: await forgivingly(ctx, tx => run(tx, 'forgiving')) }
}

async function select(
  ctx: Context,
  filters: CourseFilters,
  sort: Sort,
  matching: Matching,
  limit: number,
  after: After | undefined,
): Promise<Row[]> {
  const text = searchText(filters.query ?? '')
  const set = FILTERS.filter(name => name !== 'query' && filters[name] !== undefined)
  const shape: Shape = { sort, matching, hasLast: text.last !== '', after: after !== undefined, filters: set }
  const name = [
    'courses',
    sort,
    matching,
    shape.hasLast ? 'last' : '',
    after ? 'after' : '',
    ...set.map(f => f.slice(0, 3)),
  ]
  const build = (on: Db | Tx) => statement(on, shape).prepare(name.join('_'))
  const query = ctx.tx ? build(db(ctx)) : prepared(name.join('_'), build)
  return (await query.execute({ ...filters, ...text, limit, afterKey: after?.key, afterId: after?.id })) as Row[]
}

const KEYS = {
  popular: { column: courses.enrollmentCount, type: sql`integer` },
  newest: { column: courses.publishedAt, type: sql`timestamptz` },
  rating: { column: courses.ratingScore, type: sql`real` },
}
const CANDIDATES = 500
const at = (name: string) => sql.placeholder(name)

function statement(on: Db | Tx, shape: Shape) {
  const text = { whole: at('whole'), head: at('head'), last: at('last'), root: at('root'), swaps: at('swaps') }
  const terms = termsOf(text, shape.hasLast)
  const where = and(eq(courses.status, 'published'), matches(terms, shape.matching), ...shape.filters.map(condition))
  if (shape.sort === 'relevance') return ranked(on, shape, where, score(terms, shape.matching))
  const { column, type } = KEYS[shape.sort]
  const after = shape.after
    ? sql`(${column}, ${courses.id}) < (${at('afterKey')}::${type}, ${at('afterId')}::uuid)`
    : undefined
  return on
    .select({ ...summaryColumns, key: column })
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .innerJoin(users, eq(users.id, courses.ownerId))
    .where(and(where, after))
    .orderBy(sql`${column} desc nulls last, ${courses.id} desc nulls last`)
    .limit(at('limit'))
}

/** The most popular candidates are ranked, not every course that has the word. */
function ranked(on: Db | Tx, shape: Shape, where: SQL | undefined, rank: SQL<number>) {
  const hits = on.$with('hits').as(
    on
      .select({ id: courses.id, key: rank.as('key') })
      .from(courses)
      .innerJoin(categories, eq(categories.id, courses.categoryId))
      .where(where)
      .orderBy(sql`${courses.enrollmentCount} desc nulls last, ${courses.id} desc nulls last`)
      .limit(CANDIDATES),
  )
  const after = shape.after
    ? sql`(${hits.key}, ${hits.id}) < (${at('afterKey')}::real, ${at('afterId')}::uuid)`
    : undefined
  return on
    .with(hits)
    .select({ ...summaryColumns, key: hits.key })
    .from(hits)
    .innerJoin(courses, eq(courses.id, hits.id))
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .innerJoin(users, eq(users.id, courses.ownerId))
    .where(after)
    .orderBy(desc(hits.key), desc(hits.id))
    .limit(at('limit'))
}

function condition(name: keyof CourseFilters): SQL | undefined {
  switch (name) {
    case 'category':
      return sql`${categories.slug} = ${at('category')}`
    case 'level':
      return sql`${courses.level} = ${at('level')}`
    case 'language':
      return sql`${courses.language} = ${at('language')}`
    case 'price':
      return sql`(${courses.priceMinor} = 0) = (${at('price')}::text = 'free')`
    case 'query':
      return undefined
  }
}

/** A cursor carries the way of matching, so that a list that began forgiving goes on so. */
function readCursor(list: string, sort: Sort, cursor: string): { matching: Matching; after: After } {
  const key = sort === 'newest' ? z.iso.datetime() : z.number()
  const shape = z.tuple([z.enum(['none', 'exact', 'forgiving']), key, z.uuid()])
  const parsed = shape.safeParse(decodeCursor(list, cursor))
  if (!parsed.success) throw invalid('cursor', 'This page link does not belong to this list.')
  const [matching, at, id] = parsed.data
  return { matching, after: { key: at, id } }
}
