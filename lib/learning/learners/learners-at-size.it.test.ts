// The learners of a large course: a page of ten thousand is there at once.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { lessons } from '@/db/schema/courses'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { allLearners, learnerList } from './reads'
import { LearnerQuery } from './schemas'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const asked = (given: object = {}) => LearnerQuery.parse(given)

test('10,000 learners: a page is there at once, in any order, filtered or not', async () => {
  const { ctx, id: ownerId } = await newPerson('instructor')
  const { id: courseId } = await newCourse({ ownerId, outline: [[{}, {}, { optional: true }]] })
  await db(system).execute(sql`
    with made as (
      insert into users (id, email, name)
      select gen_random_uuid(), 'many' || n || '-' || ${courseId}::text || '@example.com', 'Learner ' || md5(n::text)
      from generate_series(1, 10000) n returning id
    )
    insert into enrollments (id, course_id, user_id, enrolled_at, last_seen_at, completed_lessons)
    select gen_random_uuid(), ${courseId}::uuid, id, timestamptz '2026-03-01' - random() * interval '90 days',
      case when random() < 0.8 then timestamptz '2026-03-01' - random() * interval '30 days' end, (random() * 2)::int from made`)
  await db(system).execute(sql`analyze enrollments`)
  const times: Record<string, number> = {}
  for (const given of [
    {},
    { sort: 'name' },
    { sort: 'seen', show: 'away' },
    { sort: 'progress', show: 'under_way' },
    { query: 'learner abc' },
  ]) {
    const page = await learnerList(ctx, courseId, asked({ ...given, limit: 50 }))
    expect(page.items.length).toBeGreaterThan(0)
    const begun = performance.now()
    await learnerList(ctx, courseId, asked({ ...given, limit: 50, cursor: page.nextCursor ?? undefined }))
    times[JSON.stringify(given)] = Math.round(performance.now() - begun)
  }
  expect(Math.max(...Object.values(times))).toBeLessThan(1000)
  let count = 0
  for await (const batch of allLearners(ctx, courseId, asked())) count += batch.length
  expect(count).toBe(10_000)
  expect(await db(system).select().from(lessons).where(eq(lessons.courseId, courseId))).toHaveLength(3)
})
