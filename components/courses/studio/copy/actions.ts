'use server'
// What duplicating a course and copying its lessons do.
import { copyLessons } from '@/lib/courses/copying/copy-lessons'
import { duplicateCourse } from '@/lib/courses/copying/duplicate-course'
import { CopyLessons, DuplicateCourse } from '@/lib/courses/copying/schemas'
import { action } from '@/lib/web/action'
import { FormKey, once } from '@/lib/web/once'
import { goOn } from '@/lib/web/show-changed'
import { studioPath } from '../studio-places'

const makeDuplicate = once(duplicateCourse)
const makeCopies = once(copyLessons)

export const duplicate = action(
  DuplicateCourse.and(FormKey),
  async (ctx, input) => {
    const { id } = await makeDuplicate(ctx, input)
    goOn(studioPath(id))
  },
  'course.create',
)
export const copyTo = action(
  CopyLessons.and(FormKey),
  async (ctx, input) => {
    const { courseId } = await makeCopies(ctx, input)
    goOn(studioPath(courseId))
  },
  'course.edit',
)
