'use server'
// What the forms about opening a course's lessons do.
import { SetCourseOrder } from '@/lib/courses/access/schemas'
import { setCourseOrder } from '@/lib/courses/access/set-course-order'
import { setOpening } from '@/lib/courses/access/set-opening'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'
import { PartInput } from './part-input'

export const chooseOrder = action(SetCourseOrder, showChanged(setCourseOrder), 'course.edit')
export const saveOpening = action(PartInput, showChanged(setOpening), 'course.edit')
