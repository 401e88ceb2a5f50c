'use server'
// What admins decide about publications.
import { askForChanges } from '@/lib/courses/publishing/ask-for-changes'
import { passReview } from '@/lib/courses/publishing/pass-review'
import { AskForChanges, CourseOnly } from '@/lib/courses/publishing/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'

export const pass = action(CourseOnly, showChanged(passReview), 'course.approve')
export const sendBack = action(AskForChanges, showChanged(askForChanges), 'course.approve')
