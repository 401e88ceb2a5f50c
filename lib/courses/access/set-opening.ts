// Writes all that opens one part of a course in one go: its prerequisites, its date, and what a lesson is marked as.
import { transact } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { managedCourse } from '../standing'
import { markLesson } from './mark-lesson'
import { planOf } from './reads'
import type { AccessPlan, Drip, SetPrerequisites } from './schemas'
import { setDrip } from './set-drip'
import { setPrerequisites } from './set-prerequisites'

/** The whole course has neither a date nor marks, a section no marks. */
export type SetOpening = SetPrerequisites & Drip & { marks?: { freePreview: boolean; optional: boolean } | undefined }

/** All of it or nothing. Throws as the verbs that it calls. */
export async function setOpening(ctx: Context, input: SetOpening): Promise<AccessPlan> {
  const { sectionId, lessonId, requires, opensAt, opensAfterDays, marks } = input
  return transact(ctx, async tx => {
    const { id: courseId } = await managedCourse(tx, input.courseId)
    const part = { courseId, sectionId, lessonId }
    const mark = async () => {
      if (lessonId && marks) await markLesson(tx, { courseId, lessonId, ...marks })
    }
    // An optional lesson may wait for what a required one must not: it is optional before it gets its rules, required after.
    if (marks?.optional) await mark()
    if (sectionId || lessonId) await setDrip(tx, { ...part, opensAt, opensAfterDays })
    await setPrerequisites(tx, { ...part, requires })
    if (!marks?.optional) await mark()
    return planOf(tx, courseId)
  })
}
