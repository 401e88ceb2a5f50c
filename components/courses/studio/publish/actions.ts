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

export const publish = action(PublishCourse, showChanged(publishCourse), 'course.publish')
export const schedule = action(SchedulePublishing, showChanged(schedulePublishing), 'course.publish')
export const cancelSchedule = action(CourseOnly, showChanged(cancelPublishing), 'course.publish')
export const withdraw = action(CourseOnly, showChanged(withdrawSubmission), 'course.publish')
export const archive = action(CourseOnly, showChanged(archiveCourse), 'course.publish')
export const backToDraft = action(CourseOnly, showChanged(returnToDraft), 'course.publish')
export const offerAsTemplate = action(MarkTemplate, showChanged(markTemplate), 'course.own')
