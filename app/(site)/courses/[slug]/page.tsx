// /courses/:slug: the page of a course.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CourseView } from '@/components/courses/course-view'
import { StructuredData, summaryOf } from '@/components/courses/structured-data'
import { Canonical, pageMetadata } from '@/components/shell/page-metadata'
import { isDomainError } from '@/lib/core/errors'
import { courseBySlugOrId } from '@/lib/courses/reads'
import { teachers } from '@/lib/courses/teaching/reads'
import { mayManage } from '@/lib/learning/policy'
import { courseProgress, courseStanding } from '@/lib/learning/reads'
import { picturesIn } from '@/lib/media/reads'
import { pageContext } from '@/lib/web/page'

type Props = { params: Promise<{ slug: string }> }

const courseOf = cache(async (slug: string) => {
  return courseBySlugOrId(await pageContext(), slug).catch((error: unknown) => {
    if (isDomainError(error) && error.reason === 'not_found') notFound()
    throw error
  })
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const course = await courseOf((await params).slug)
  return pageMetadata({
    title: course.title,
    description: summaryOf(course),
    path: `/courses/${course.slug}`,
    image: course.coverUrl,
  })
}

export default async function CoursePage({ params }: Props) {
  const ctx = await pageContext()
  const course = await courseOf((await params).slug)
  const isUser = ctx.actor.kind === 'user'
  const [staff, pictures, standing] = await Promise.all([
    teachers(ctx, course.id),
    picturesIn(ctx, course.coverUrl ?? ''),
    isUser ? courseStanding(ctx, course.id) : null,
  ])
  return (
    <>
      <Canonical path={`/courses/${course.slug}`} />
      {course.status === 'published' && <StructuredData course={course} />}
      <CourseView
        course={course}
        picture={pictures[course.coverUrl ?? '']}
        teachers={staff}
        viewer={isUser ? 'user' : 'guest'}
        isStaff={standing !== null && mayManage(ctx.actor, standing)}
        progress={standing?.enrollment ? await courseProgress(ctx, course.id) : null}
        reviews={null}
      />
    </>
  )
}
