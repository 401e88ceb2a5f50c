'use server'
// What the forms of a new course and of a course's details do.
import { redirect } from 'next/navigation'
import { beginCourse } from '@/lib/courses/editing/begin-course'
import { saveDetails } from '@/lib/courses/editing/save-details'
import { BeginCourse, SaveDetails } from '@/lib/courses/editing/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'
import { studioPath } from '../studio-places'

export const begin = action(
  BeginCourse,
  async (ctx, input) => {
    const { id, sections } = await beginCourse(ctx, input)
    const first = sections[0]?.lessons[0]?.id
    redirect(studioPath(id, first && `lessons/${first}`))
  },
  'course.create',
)
export const save = action(SaveDetails, showChanged(saveDetails), 'course.edit')
