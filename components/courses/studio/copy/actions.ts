'use server'
// What duplicating a course and copying its lessons do.
import { redirect } from 'next/navigation'
import { copyLessons } from '@/lib/courses/copying/copy-lessons'
import { duplicateCourse } from '@/lib/courses/copying/duplicate-course'
import { CopyLessons, DuplicateCourse } from '@/lib/courses/copying/schemas'
import { action } from '@/lib/web/action'
import { studioPath } from '../studio-places'

export const duplicate = action(
  DuplicateCourse,
  async (ctx, input) => {
    const { id } = await duplicateCourse(ctx, input)
    redirect(studioPath(id))
  },
  'course.create',
)
export const copyTo = action(
  CopyLessons,
  async (ctx, input) => {
    const { courseId } = await copyLessons(ctx, input)
    redirect(studioPath(courseId))
  },
  'course.edit',
)
