'use server'
// What the forms of the publishing page do.
import { showAfterwards } from '@/components/learning/reviews/show-afterwards'
import { markTemplate } from '@/lib/courses/copying/mark-template'
import { MarkTemplate } from '@/lib/courses/copying/schemas'
import { publishCourse } from '@/lib/courses/publish-course'
import { archiveCourse } from '@/lib/courses/publishing/archive-course'
import { cancelPublishing } from '@/lib/courses/publishing/cancel-publishing'
import { returnToDraft } from '@/lib/courses/publishing/return-to-draft'
import { schedulePublishing } from '@/lib/courses/publishing/schedule-publishing'
import { CourseOnly, PublishCourse, SchedulePublishing } from '@/lib/courses/publishing/schemas'
import { withdrawSubmission } from '@/lib/courses/publishing/withdraw-submission'
import { action } from '@/lib/web/action'

export const publish = action(PublishCourse, showAfterwards(publishCourse))
export const schedule = action(SchedulePublishing, showAfterwards(schedulePublishing))
export const cancelSchedule = action(CourseOnly, showAfterwards(cancelPublishing))
export const withdraw = action(CourseOnly, showAfterwards(withdrawSubmission))
export const archive = action(CourseOnly, showAfterwards(archiveCourse))
export const backToDraft = action(CourseOnly, showAfterwards(returnToDraft))
export const offerAsTemplate = action(MarkTemplate, showAfterwards(markTemplate))
