'use server'
// What the forms of the history do.
import { restoreLesson } from '@/lib/courses/history/restore-lesson'
import { restoreVersion } from '@/lib/courses/history/restore-version'
import { RestoreLesson, RestoreVersion } from '@/lib/courses/history/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'

export const restore = action(RestoreVersion, showChanged(restoreVersion), 'course.edit')
export const restoreOne = action(RestoreLesson, showChanged(restoreLesson), 'course.edit')
