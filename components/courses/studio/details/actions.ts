'use server'
// What the forms of a new course and of a course's details do.
import type { Context } from '@/lib/core/context'
import { beginCourse } from '@/lib/courses/editing/begin-course'
import { saveDetails } from '@/lib/courses/editing/save-details'
import { BeginCourse, SaveDetails } from '@/lib/courses/editing/schemas'
import { action } from '@/lib/web/action'
import { FormKey, once } from '@/lib/web/once'
import { goOn, showChanged } from '@/lib/web/show-changed'
import { studioPath } from '../studio-places'

const makeCourse = once(async (ctx: Context, input: BeginCourse) => {
  const { id, sections } = await beginCourse(ctx, input)
  return { id, first: sections[0]?.lessons[0]?.id }
})
export const begin = action(
  BeginCourse.and(FormKey),
  async (ctx, input) => {
    const { id, first } = await makeCourse(ctx, input)
    goOn(studioPath(id, first && `lessons/${first}`))
  },
  'course.create',
)
export const save = action(SaveDetails, showChanged(saveDetails), 'course.edit')
