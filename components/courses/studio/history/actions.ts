'use server'
// What the forms of the history do.
import { showAfterwards } from '@/components/learning/reviews/show-afterwards'
import { restoreLesson } from '@/lib/courses/history/restore-lesson'
import { restoreVersion } from '@/lib/courses/history/restore-version'
import { RestoreLesson, RestoreVersion } from '@/lib/courses/history/schemas'
import { action } from '@/lib/web/action'

export const restore = action(RestoreVersion, showAfterwards(restoreVersion))
export const restoreOne = action(RestoreLesson, showAfterwards(restoreLesson))
