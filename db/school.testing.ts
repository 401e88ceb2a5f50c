// People, courses and lessons for tests, put straight into the tables; each test mints its own.
import { type Context, contextFor, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { db } from './client'
import { users } from './schema/accounts'
import { categories, courseStaff, courses, lessons, sections } from './schema/courses'

const system = contextFor(systemActor('test'))

/** A clock that stands still until it is moved. */
export class TestClock {
  constructor(private at = new Date('2026-03-01T12:00:00.000Z').getTime()) {}
  now = () => new Date(this.at)
  pass(seconds: number): void {
    this.at += seconds * 1000
  }
}

/** A new person: their id, their address, and the context in which they act. */
export async function newPerson(role: Role = 'student', clock = new TestClock()) {
  const id = newId()
  const person = { id, name: `Person ${id.slice(-4)}`, email: `${id}@example.com`, role }
  await db(system).insert(users).values(person)
  const ctx: Context = contextFor(userActor(person), clock.now)
  return { ...person, ctx, clock }
}

type NewLesson = Partial<Pick<typeof lessons.$inferInsert, 'kind' | 'durationSeconds' | 'optional' | 'freePreview'>>
type NewCourse = Partial<Pick<typeof courses.$inferInsert, 'status' | 'priceMinor' | 'ownerId'>> & {
  /** One list a section. */
  outline?: NewLesson[][]
}

/** A published free course of one article, unless told otherwise; `lessons` are in their order. */
export async function newCourse({ outline = [[{}]], ...given }: NewCourse = {}) {
  const id = newId()
  const ownerId = given.ownerId ?? (await newPerson('instructor')).id
  const categoryId = newId()
  await db(system).insert(categories).values({ id: categoryId, slug: categoryId, name: 'A category' })
  const course = {
    id,
    slug: `course-${id}`,
    title: 'A course',
    categoryId,
    level: 'beginner' as const,
    language: 'en',
    status: 'published' as const,
    lessonCount: outline.flat().length,
    ...given,
    ownerId,
  }
  await db(system).insert(courses).values(course)
  await db(system).insert(courseStaff).values({ courseId: id, userId: ownerId, role: 'owner' })
  const made = []
  for (const [at, list] of outline.entries()) {
    const section = { id: newId(), courseId: id, title: `Section ${at + 1}`, position: at }
    await db(system).insert(sections).values(section)
    for (const [position, lesson] of list.entries()) {
      const row = {
        id: newId(),
        courseId: id,
        sectionId: section.id,
        position,
        title: `Lesson ${at + 1}.${position + 1}`,
        kind: 'article' as const,
        ...lesson,
      }
      await db(system).insert(lessons).values(row)
      made.push(row)
    }
  }
  return { ...course, lessons: made }
}
