// /teach/:courseId/details: what the course says of itself.
import type { Metadata } from 'next'
import { CoverField } from '@/components/courses/studio/details/cover-field'
import { DetailsForm } from '@/components/courses/studio/details/details-form'
import { courseDetails } from '@/lib/courses/editing/reads'
import { allCategories, courseBySlugOrId } from '@/lib/courses/reads'
import { found, pageUser } from '@/lib/web/page'

type Props = { params: Promise<{ courseId: string }> }

export const metadata: Metadata = { title: 'Details' }

export default async function DetailsPage({ params }: Props) {
  const { courseId } = await params
  const { ctx, user } = await pageUser(`/teach/${courseId}/details`)
  const { details, seen } = await found(courseDetails(ctx, courseId))
  const [categories, { coverUrl }] = await Promise.all([allCategories(ctx), courseBySlugOrId(ctx, courseId)])
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,42rem)_minmax(0,20rem)]">
      <DetailsForm courseId={courseId} userId={user.id} seen={seen} details={details} categories={categories} />
      <CoverField courseId={courseId} coverUrl={coverUrl} />
    </div>
  )
}
