// /courses/:slug: the page of a course.
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { CourseView } from '@/components/courses/course-view'
import { StructuredData, summaryOf } from '@/components/courses/structured-data'
import { FromTeachers } from '@/components/learning/messages/from-teachers'
import { Reviews } from '@/components/learning/reviews/reviews'
import { Canonical, pageMetadata } from '@/components/shell/page-metadata'
import type { Context } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import { courseBySlugOrId } from '@/lib/courses/reads'
import type { Course } from '@/lib/courses/schemas'
import { teachers } from '@/lib/courses/teaching/reads'
import { mayManage } from '@/lib/learning/policy'
import { courseProgress, courseStanding } from '@/lib/learning/reads'
import { courseReviewList, reviewStanding } from '@/lib/learning/reviews/reads'
import type { ReviewList } from '@/lib/learning/reviews/schemas'
import { picturesIn } from '@/lib/media/reads'
import { pageContext } from '@/lib/web/page'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ reviews?: string | string[] }> }
const REVIEWS = 8

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

export default async function CoursePage({ params, searchParams }: Props) {
  const ctx = await pageContext()
  const course = await courseOf((await params).slug)
  const userId = ctx.actor.kind === 'user' ? ctx.actor.id : null
  const from = [(await searchParams).reviews].flat()[0]
  const [staff, pictures, standing, list, reviewing] = await Promise.all([
    teachers(ctx, course.id),
    picturesIn(ctx, course.coverUrl ?? ''),
    userId ? courseStanding(ctx, course.id) : null,
    reviewsFrom(ctx, course, from),
    userId ? reviewStanding(ctx, course.id) : null,
  ])
  return (
    <>
      <Canonical path={`/courses/${course.slug}`} />
      {course.status === 'published' && <StructuredData course={course} />}
      <CourseView
        course={course}
        picture={pictures[course.coverUrl ?? '']}
        teachers={staff}
        viewer={userId ? 'user' : 'guest'}
        isStaff={standing !== null && mayManage(ctx.actor, standing)}
        progress={standing?.enrollment ? await courseProgress(ctx, course.id) : null}
        reviews={
          <Reviews course={course} userId={userId} list={list} standing={reviewing} from={from} now={ctx.now()} />
        }
        messages={standing?.enrollment ? <FromTeachers ctx={ctx} courseId={course.id} /> : null}
      />
    </>
  )
}

/** A page link that belongs to no list of this course leads to its newest reviews. */
async function reviewsFrom(ctx: Context, course: Course, cursor: string | undefined): Promise<ReviewList> {
  return courseReviewList(ctx, course.id, { limit: REVIEWS, ...(cursor && { cursor }) }).catch((error: unknown) => {
    if (cursor && isDomainError(error) && error.reason === 'invalid') redirect(`/courses/${course.slug}`)
    throw error
  })
}
