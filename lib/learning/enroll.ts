// Enrolls oneself in a course.
import { transact } from '@/db/client'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { formatPrice } from '@/lib/core/money'
import { addEnrollment } from './add-enrollment'
import { mayEnrollFreely } from './policy'
import { courseStanding } from './reads'
import type { Checkout, Enrollment } from './schemas'

/**
 * Enrolls the actor; a second time gives the first enrollment. `courseId` may be a slug. Throws `not_found` for what is
 * not published, and `payment_required` with `checkout` where the course costs something and nobody granted access.
 */
export async function enroll(
  ctx: Context,
  { courseId }: { courseId: string },
): Promise<{ enrollment: Enrollment; created: boolean }> {
  const user = requireUser(ctx)
  const course = await courseStanding(ctx, courseId)
  if (course.enrollment) return { enrollment: course.enrollment, created: false }
  if (course.priceMinor > 0 && !mayEnrollFreely(ctx.actor, course)) throw paymentRequired(course)
  return transact(ctx, tx => addEnrollment(tx, { ...course, userId: user.id, source: 'self' }))
}

function paymentRequired(course: { slug: string; priceMinor: number; currency: string }): DomainError {
  const { slug, priceMinor, currency } = course
  const price = formatPrice(priceMinor, currency)
  const checkout: Checkout = { options: [{ kind: 'purchase', priceMinor, currency, url: `/courses/${slug}` }] }
  return new DomainError(
    'payment_required',
    `This course costs ${price}. It cannot be bought online yet; until then its staff can give you access. Please ask them.`,
    { extra: { checkout } },
  )
}
