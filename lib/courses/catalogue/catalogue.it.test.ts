// The catalogue finds, filters, sorts and pages.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { categories, courses } from '@/db/schema/courses'
import { mintUser, openTestDatabase } from '@/db/testing'
import { contextFor, guest } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { facets } from '../facets/reads'
import { catalogue } from './reads'
import { CourseFilters, CourseList, ListCourses, type Sort } from './schemas'

let close: () => Promise<void>
const visitor = contextFor(guest)
const LEVELS = ['beginner', 'intermediate', 'advanced'] as const

beforeAll(async () => {
  close = await openTestDatabase()
  const owner = await mintUser('instructor', 'Amara')
  const shelves = ['science', 'cooking'].map(slug => ({ id: newId(), slug, name: slug.toUpperCase() }))
  await db(visitor).insert(categories).values(shelves)
  const course = (n: number) => ({
    id: newId(),
    slug: `course-${n}`,
    title: `Course ${n} about sourdough`,
    descriptionMarkdown: 'Flour and water.',
    categoryId: shelves[n % 2]?.id ?? '',
    level: LEVELS[n % 3] ?? 'beginner',
    language: n % 5 === 0 ? 'de' : 'en',
    priceMinor: n % 4 === 0 ? 2900 : 0,
    ownerId: owner.actor.id,
    status: 'published' as const,
    enrollmentCount: n % 7,
    ratingScore: 3.5 + (n % 9) / 7,
    publishedAt: new Date(Date.UTC(2026, 0, 1 + (n % 11))),
  })
  const special = { level: 'beginner' as const, language: 'en', priceMinor: 0 }
  await db(visitor)
    .insert(courses)
    .values([
      ...Array.from({ length: 60 }, (_, n) => course(n)),
      { ...course(60), ...special, title: 'First Steps in Python', descriptionMarkdown: 'Programming for everyone.' },
      { ...course(61), ...special, title: 'Read the Weather', subtitle: 'Clouds, wind and a café table' },
      { ...course(62), ...special, title: 'Photography in Natural Light' },
      { ...course(63), title: 'Secret python draft', status: 'draft' },
    ])
})
afterAll(() => close())

const find = (given: Record<string, unknown>) => catalogue(visitor, ListCourses.parse(given))
const titles = async (query: string) => (await find({ query })).items.map(({ title }) => title)

async function walk(given: Record<string, unknown>): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null | undefined
  do {
    const page: CourseList = await find({ ...given, limit: '7', ...(cursor ? { cursor } : {}) })
    expect(CourseList.parse(page)).toEqual(page)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor)
  return ids
}

test.each<Sort>(['popular', 'newest', 'rating', 'relevance'])(
  'paging by %s shows each course exactly once',
  async sort => {
    const all = await walk({ sort })
    expect(all).toHaveLength(63)
    expect(new Set(all).size).toBe(63)
    const searched = await walk({ sort, query: 'sourdough' })
    expect(searched).toHaveLength(60)
    expect(new Set(searched).size).toBe(60)
  },
)

test('each sort puts its best first', async () => {
  const first = async (sort: Sort) => (await find({ sort, limit: 1 })).items[0]?.id ?? ''
  const row = async (id: string) => (await db(visitor).select().from(courses).where(eq(courses.id, id)))[0]
  expect((await row(await first('popular')))?.enrollmentCount).toBe(6)
  expect((await row(await first('newest')))?.publishedAt).toEqual(new Date(Date.UTC(2026, 0, 11)))
  expect((await row(await first('rating')))?.ratingScore).toBeCloseTo(3.5 + 8 / 7, 4)
})

test('search forgives typos, folds accents and finds the beginning of a word, and never shows a draft', async () => {
  for (const query of ['python', 'pyton', 'pyhton', 'PYTHON steps', 'pyt', 'programm', 'first stps in pyton']) {
    expect(await titles(query), query).toContain('First Steps in Python')
  }
  for (const query of ['wether', 'weather', 'cafe', 'café', 'CLOUDS wind']) {
    expect(await titles(query), query).toContain('Read the Weather')
  }
  expect(await titles('fotography')).toEqual(['Photography in Natural Light'])
  expect(await titles('python')).not.toContain('Secret python draft')
  expect(await titles('xqzzk')).toEqual([])
})

test('whatever is typed into the search, it is answered or refused, never broken', async () => {
  const nasty = [
    "'",
    '"',
    '\\',
    "a' | b & !c",
    ':*',
    'a:*',
    '((',
    '<->',
    '\0',
    'a\0b',
    '!',
    '-',
    '½',
    'ŉ',
    '⑴',
    '%_%',
    '日本語',
    '\ud800',
    '"open quote',
    'x'.repeat(200),
    'the',
  ]
  for (const query of nasty) {
    for (const sort of ['popular', 'relevance'] as const) {
      expect((await find({ query, sort })).items.length, query).toBeGreaterThanOrEqual(0)
    }
    await facets(visitor, CourseFilters.parse({ query }))
  }
  expect(ListCourses.safeParse({ query: 'x'.repeat(10_000) }).success).toBe(false)
})

test('filters narrow, and each facet counts under the others', async () => {
  const free = await find({ price: 'free', level: 'advanced', category: 'cooking', language: 'en', limit: 100 })
  const wanted = Array.from({ length: 60 }, (_, n) => n).filter(
    n => n % 4 !== 0 && n % 3 === 2 && n % 2 === 1 && n % 5 !== 0,
  )
  expect(free.items.map(({ slug }) => slug).sort()).toEqual(wanted.map(n => `course-${n}`).sort())

  const counted = await facets(visitor, { level: 'advanced', category: 'cooking' })
  const inCooking = (n: number) => n % 2 === 1
  const count = (matches: (n: number) => boolean) => Array.from({ length: 60 }, (_, n) => n).filter(matches).length
  expect(counted.level.find(({ value }) => value === 'advanced')?.count).toBe(count(n => inCooking(n) && n % 3 === 2))
  expect(counted.category.find(({ value }) => value === 'science')).toEqual({
    value: 'science',
    label: 'SCIENCE',
    count: count(n => !inCooking(n) && n % 3 === 2),
  })
  expect(counted.price.find(({ value }) => value === 'paid')).toBeUndefined()
  const forgiven = await facets(visitor, { query: 'pyton' })
  expect(forgiven.level).toEqual([{ value: 'beginner', label: 'beginner', count: 1 }])
})

test('a cursor of another list, or of no list, is refused', async () => {
  const { nextCursor } = await find({ sort: 'newest', limit: 5 })
  for (const given of [{ sort: 'rating' }, { sort: 'newest', level: 'advanced' }, { sort: 'newest', query: 'a' }]) {
    await expect(find({ ...given, cursor: nextCursor })).rejects.toMatchObject({ reason: 'invalid' })
  }
  for (const cursor of ['', 'x', 'AAAA', '😀']) {
    await expect(find({ cursor })).rejects.toMatchObject({ reason: 'invalid' })
  }
})
