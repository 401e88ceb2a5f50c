'use server'
// What the forms of the publishing page do.
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
import { showChanged } from '@/lib/web/show-changed'

export const publish = action(PublishCourse, showChanged(publishCourse))
export const schedule = action(SchedulePublishing, showChanged(schedulePublishing))
export const cancelSchedule = action(CourseOnly, showChanged(cancelPublishing))
export const withdraw = action(CourseOnly, showChanged(withdrawSubmission))
export const archive = action(CourseOnly, showChanged(archiveCourse))
export const backToDraft = action(CourseOnly, showChanged(returnToDraft))
export const offerAsTemplate = action(MarkTemplate, showChanged(markTemplate))
