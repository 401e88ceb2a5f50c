// /courses/:slug/enroll: where the sign-in form leads who came to enroll; from anywhere else it is the course page.
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { enrollAndOpen } from '@/components/learning/enrollment/enroll-and-open'
import { isDomainError } from '@/lib/core/errors'
import { pageUser } from '@/lib/web/page'

export default async function EnrollPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const course = `/courses/${encodeURIComponent(slug)}`
  const { ctx } = await pageUser(`${course}/enroll`)
  // Only a step of our own site enrolls; a link from elsewhere must not do deeds.
  if ((await headers()).get('sec-fetch-site') !== 'same-origin') redirect(course)
  await enrollAndOpen(ctx, { courseId: slug }).catch((error: unknown) => {
    if (isDomainError(error)) redirect(course)
    throw error
  })
}
