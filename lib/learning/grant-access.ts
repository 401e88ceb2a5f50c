// Lets the staff of a course put somebody on its list without payment.
import { transact } from '@/db/client'
import { accountOf, userIdByEmail } from '@/lib/accounts/reads'
import type { Context } from '@/lib/core/context'
import { DomainError, invalid } from '@/lib/core/errors'
import { addEnrollment } from './add-enrollment'
import { grantableCourse } from './reads'
import type { Enrollment, GrantAccessInput } from './schemas'

/** Throws `forbidden`, `invalid` for an unknown person, and `conflict` while the course is not published. */
export async function grantAccess(
  ctx: Context,
  input: { courseId: string } & GrantAccessInput,
): Promise<{ enrollment: Enrollment; created: boolean }> {
  const course = await grantableCourse(ctx, input.courseId)
  if (course.status !== 'published') {
    throw new DomainError('conflict', 'Publish the course first; then people can be given access.')
  }
  const userId = await personOf(ctx, input)
  return transact(ctx, tx => addEnrollment(tx, { ...course, userId, source: 'grant' }))
}

async function personOf(ctx: Context, { userId, userEmail }: GrantAccessInput): Promise<string> {
  const found = userId ? (await accountOf(ctx, userId))?.id : userEmail && (await userIdByEmail(ctx, userEmail))
  if (found) return found
  throw invalid(userId ? 'userId' : 'userEmail', 'nobody has an account by that name yet; ask them to register first')
}
