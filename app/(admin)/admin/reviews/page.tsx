// /admin/reviews
import type { Metadata } from 'next'
import { ReviewLine } from '@/components/courses/reviewing/review-line'
import { submittedCourses } from '@/lib/courses/publishing/reads'
import { siteSettings } from '@/lib/site/reads'
import { adminContext } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Reviews' }

export default async function ReviewsPage() {
  const ctx = await adminContext('/admin/reviews', 'course.manage-any')
  const { reviewCourses } = await siteSettings(ctx)
  return <ReviewLine courses={await submittedCourses(ctx)} isOn={reviewCourses} now={ctx.now()} />
}
