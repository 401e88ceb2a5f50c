// What can happen to courses.
import { z } from 'zod'
import { Difference } from '@/lib/core/difference'
import { defineFact } from '@/lib/core/event'
import { SittingFact } from './sitting'

const CourseFact = z.object({ courseId: z.uuid(), title: z.string(), ownerId: z.uuid() })

export const courseCreated = defineFact('course.created', CourseFact)
/** How it stood before and stands now; facts of an older release did not say it. */
const sides = { before: Difference.shape.before.optional(), after: Difference.shape.after.optional() }
/** Only what changed, as it was and as it is; `outline` says whether sections and lessons were written, too. */
export const courseUpdated = defineFact(
  'course.updated',
  CourseFact.extend({ ...Difference.shape, outline: z.boolean() }),
)
/** What happens to learners under way: they stay on the version they started, or move to this one. */
export const LearnersUnderWay = z.enum(['keep', 'migrate'])
/** `version` and `versionId` name the version that learners see from now on. */
export const coursePublished = defineFact(
  'course.published',
  CourseFact.extend({ ...sides, version: z.int(), versionId: z.uuid(), learners: LearnersUnderWay }),
)
export const courseArchived = defineFact('course.archived', CourseFact.extend({ before: z.string() }))
/** `before` is what it was, with its outline by titles. */
export const courseDeleted = defineFact(
  'course.deleted',
  CourseFact.extend({ before: Difference.shape.before.optional() }),
)

const role = z.enum(['owner', 'co_instructor', 'assistant'])
const Member = z.object({ courseId: z.uuid(), userId: z.uuid() })
export const staffAdded = defineFact('staff.added', Member.extend({ role }))
export const staffRoleChanged = defineFact('staff.role-changed', Member.extend({ before: role, after: role }))
export const staffRemoved = defineFact('staff.removed', Member.extend({ before: role }))
/** `before` and `after` are people. */
export const ownershipTransferred = defineFact(
  'course.ownership-transferred',
  z.object({ courseId: z.uuid(), before: z.uuid(), after: z.uuid() }),
)

/** A part of a course: the lesson, else the section, else the whole course. */
const Part = z.object({ courseId: z.uuid(), sectionId: z.uuid().nullable(), lessonId: z.uuid().nullable() })
const order = z.enum(['any', 'in_order'])
export const lessonOrderSet = defineFact(
  'course.lesson-order-set',
  z.object({ courseId: z.uuid(), before: order, after: order }),
)
const required = z.array(z.record(z.string(), z.string()))
/** What has to be complete before a part opens. */
export const prerequisitesSet = defineFact(
  'course.prerequisites-set',
  Part.extend({ before: required, after: required }),
)
const drip = z.object({ opensAt: z.iso.datetime().nullable(), opensAfterDays: z.int().nullable() })
/** When a part opens. */
export const dripSet = defineFact('course.drip-set', Part.extend({ before: drip, after: drip }))
const marks = z.object({ freePreview: z.boolean(), optional: z.boolean() })
export const lessonMarked = defineFact(
  'lesson.marked',
  z.object({ courseId: z.uuid(), lessonId: z.uuid(), before: marks, after: marks }),
)

/** A lesson got another video or file, or lost it. */
export const lessonMediaChanged = defineFact(
  'lesson.media-changed',
  z.object({
    courseId: z.uuid(),
    lessonId: z.uuid(),
    mediaId: z.uuid().nullable(),
    previousMediaId: z.uuid().nullable(),
  }),
)

/** Out of the catalogue and back on the desk of its teachers. */
export const courseDrafted = defineFact('course.drafted', CourseFact.extend({ before: z.string() }))

const plan = z.object({ publishAt: z.iso.datetime().nullable(), note: z.string(), learners: LearnersUnderWay })
export const publicationScheduled = defineFact(
  'course.publication-scheduled',
  CourseFact.extend({ before: plan, after: plan }),
)
export const publicationCancelled = defineFact('course.publication-cancelled', CourseFact.extend({ before: plan }))
/** Its hour came, and something stood in the way. */
export const publicationFailed = defineFact(
  'course.publication-failed',
  CourseFact.extend({ problem: z.string(), publishAt: z.iso.datetime().optional() }),
)

export const reviewRequested = defineFact('course.review-requested', CourseFact.extend(sides))
export const reviewWithdrawn = defineFact('course.review-withdrawn', CourseFact.extend(sides))
/** `course.published` follows in the same transaction. */
export const reviewPassed = defineFact('course.review-passed', CourseFact)
export const changesRequested = defineFact(
  'course.changes-requested',
  CourseFact.extend({ ...sides, note: z.string() }),
)

const restored = {
  ...Difference.shape,
  ...{ versionId: z.uuid(), number: z.int(), keptVersionId: z.uuid().nullable() },
}
/** The working copy went back to a version; what it said before is kept as `keptVersionId`, if it was kept nowhere yet. */
export const courseRestored = defineFact('course.restored', CourseFact.extend(restored))
export const lessonRestored = defineFact('lesson.restored', CourseFact.extend({ lessonId: z.uuid(), ...restored }))

/** Offered to all who teach for copying, or no longer. */
export const templateMarked = defineFact('course.template-marked', CourseFact.extend({ isTemplate: z.boolean() }))
/** One sitting of one writer is one fact, told when it is over: what the lesson said before it, and after it. */
export const lessonEdited = defineFact(
  'lesson.edited',
  SittingFact.extend({ courseId: z.uuid(), lessonId: z.uuid(), title: z.string() }),
)
/** The order changed, and these lessons came or went. Sections whose lessons stayed as they were are named alone. */
export const outlineArranged = defineFact(
  'outline.arranged',
  Difference.extend({ courseId: z.uuid(), title: z.string(), added: z.array(z.uuid()), removed: z.array(z.uuid()) }),
)

/** Pairs of the old and the new id. Media and quizzes follow inline, so that a copy is whole when it is there. */
const pairs = z.array(z.tuple([z.uuid(), z.uuid()]))
export const lessonsCopied = defineFact(
  'course.lessons-copied',
  z.object({
    fromCourseId: z.uuid(),
    courseId: z.uuid(),
    fromSlug: z.string(),
    toSlug: z.string(),
    lessons: pairs,
    media: pairs,
  }),
)

/** An archive waits to be read; its tree is shown before anything is made. */
export const importReceived = defineFact('import.received', z.object({ importId: z.uuid(), ownerId: z.uuid() }))
/** Its owner has seen the tree and wants the course. */
export const importConfirmed = defineFact('import.confirmed', z.object({ importId: z.uuid(), ownerId: z.uuid() }))
