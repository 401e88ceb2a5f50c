// /teach/:courseId/access: what opens the lessons of a course.
import type { Metadata } from 'next'
import { AccessView } from '@/components/courses/studio/access/access-view'
import { ownProfile } from '@/lib/accounts/reads'
import { accessPlan, namedCourses } from '@/lib/courses/access/reads'
import { ownCourses, taughtCourse } from '@/lib/courses/teaching/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Access' }

type Query = { whole?: string | string[]; section?: string | string[]; lesson?: string | string[] }
type Props = { params: Promise<{ courseId: string }>; searchParams: Promise<Query> }

export default async function AccessPage({ params, searchParams }: Props) {
  const { courseId } = await params
  const { ctx, user } = await pageUser(`/teach/${courseId}/access`)
  const [course, plan, own, { timeZone }] = await Promise.all([
    found(taughtCourse(ctx, courseId)),
    found(accessPlan(ctx, courseId)),
    ownCourses(ctx),
    ownProfile(ctx, user.id),
  ])
  const named = [...(await namedCourses(ctx, plan)).values()]
  const { whole, section, lesson } = await searchParams
  const open =
    typeof lesson === 'string'
      ? { lessonId: lesson }
      : typeof section === 'string'
        ? { sectionId: section }
        : whole === undefined
          ? null
          : {}
  return (
    <AccessView
      plan={plan}
      isPublished={course.status === 'published'}
      named={named}
      ownCourses={own}
      timeZone={timeZone}
      open={open}
    />
  )
}
