// /teach/:courseId/staff: who teaches a course.
import type { Metadata } from 'next'
import { StaffView } from '@/components/courses/studio/staff/staff-view'
import { courseStaffList } from '@/lib/courses/staff/reads'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Staff' }

export default async function StaffPage({ params }: { params: Promise<{ courseId: string }> }) {
  const { courseId } = await params
  const { ctx, user } = await pageUser(`/teach/${courseId}/staff`)
  const [course, staff] = await Promise.all([found(taughtCourse(ctx, courseId)), found(courseStaffList(ctx, courseId))])
  return <StaffView courseId={course.id} staff={staff} viewerId={user.id} decides={course.trust.includes('own')} />
}
