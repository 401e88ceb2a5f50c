// Says what has to be complete before a lesson, a section or a whole course opens.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { prerequisites } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { prerequisitesSet } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { courseBySlugOrId } from '../reads'
import { managedCourse } from '../standing'
import { assertOpen, circleRefused } from './assert-open'
import { assertLesson, assertSection, findSubject, type Subject } from './find-subject'
import { keepGuarded } from './keep-guarded'
import { courseLinks, inOrder, planOf, ruleOf } from './reads'
import { circleOfCourses } from './rules'
import type { AccessPlan, Requirement, SetPrerequisites } from './schemas'

/**
 * Replaces the rules of its subject. Throws as `managedCourse` does, and `invalid` for what is not there, for a circle (told
 * in words), and for `previous` of a whole course.
 */
export async function setPrerequisites(ctx: Context, input: SetPrerequisites): Promise<AccessPlan> {
  const asksForCourses = input.requires.some(({ kind }) => kind === 'course')
  return transact(ctx, async tx => {
    if (asksForCourses) await oneAtATime(tx)
    const { id: courseId } = await managedCourse(tx, input.courseId)
    const subject = await findSubject(tx, courseId, input)
    const requires = await checked(tx, courseId, subject, input.requires)
    const mine = and(eq(prerequisites.courseId, courseId), isSubject(subject))
    const gone = await tx.tx.delete(prerequisites).where(mine).returning()
    const before = inOrder(gone.map(row => ruleOf(row).requires))
    const rows = requires.map(required => rowOf(tx, courseId, subject, required))
    if (rows.length > 0) await tx.tx.insert(prerequisites).values(rows)

    await assertOpen(tx, courseId, 'requires')
    if (asksForCourses) await assertNoCourseCircle(tx, courseId)
    await keepGuarded(tx, courseId)
    if (JSON.stringify(before) !== JSON.stringify(requires)) {
      await emit(tx, prerequisitesSet, { courseId, ...subject, before, after: requires })
    }
    return planOf(tx, courseId)
  })
}

/** What is asked for, once each, with the ids of other courses. */
async function checked(
  ctx: TxContext,
  courseId: string,
  subject: Subject,
  asked: Requirement[],
): Promise<Requirement[]> {
  const found = new Map<string, Requirement>()
  for (const [at, required] of asked.entries()) {
    const clean = await checkedOne(ctx, courseId, subject, required, `requires.${at}`)
    found.set(JSON.stringify(clean), clean)
  }
  return inOrder([...found.values()])
}

async function checkedOne(
  ctx: TxContext,
  courseId: string,
  subject: Subject,
  required: Requirement,
  path: string,
): Promise<Requirement> {
  switch (required.kind) {
    case 'previous':
      if (subject.lessonId || subject.sectionId) return required
      throw invalid(`${path}.kind`, 'Nothing comes before a whole course. Name the course that it waits for.')
    case 'lesson':
      await assertLesson(ctx, courseId, required.lessonId, `${path}.lessonId`)
      return required
    case 'section':
      await assertSection(ctx, courseId, required.sectionId, `${path}.sectionId`)
      return required
    case 'course': {
      const other = await courseBySlugOrId(ctx, required.courseId).catch(() => undefined)
      if (!other) throw invalid(`${path}.courseId`, 'There is no such course here.')
      if (other.id === courseId) throw invalid(`${path}.courseId`, 'A course cannot wait for itself.')
      return { kind: 'course', courseId: other.id }
    }
  }
}

/**
 * In the whole house: two courses must not begin to wait for each other at the same moment. Asked for before any course is
 * locked: two that hold their own course and refer to the other's would wait for each other for ever.
 */
async function oneAtATime(ctx: TxContext): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtext('courses.prerequisites'))`)
}

async function assertNoCourseCircle(ctx: TxContext, courseId: string): Promise<void> {
  const circle = circleOfCourses(await courseLinks(ctx, [courseId]))
  if (circle) throw circleRefused('requires', circle)
}

function isSubject({ sectionId, lessonId }: Subject) {
  return and(
    sectionId ? eq(prerequisites.sectionId, sectionId) : isNull(prerequisites.sectionId),
    lessonId ? eq(prerequisites.lessonId, lessonId) : isNull(prerequisites.lessonId),
  )
}

function rowOf(ctx: TxContext, courseId: string, subject: Subject, required: Requirement) {
  return {
    id: newId(ctx.now()),
    courseId,
    ...subject,
    requires: required.kind,
    requiredLessonId: required.kind === 'lesson' ? required.lessonId : null,
    requiredSectionId: required.kind === 'section' ? required.sectionId : null,
    requiredCourseId: required.kind === 'course' ? required.courseId : null,
    createdAt: ctx.now(),
  }
}
