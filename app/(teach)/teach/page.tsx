// /teach: the courses that one teaches.
import type { Metadata } from 'next'
import { CourseShelf } from '@/components/courses/studio/course-shelf'
import { ownCourses } from '@/lib/courses/teaching/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Teach' }

export default async function TeachPage() {
  const { ctx } = await pageUser('/teach')
  return (
    <CourseShelf
      courses={await ownCourses(ctx)}
      mayCreate={ctx.actor.permissions.has('course.create')}
      now={ctx.now()}
    />
  )
}
