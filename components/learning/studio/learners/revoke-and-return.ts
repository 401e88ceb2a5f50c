// Takes a learner's access, and goes back to the list on which they no longer are.
import 'server-only'
import { redirect } from 'next/navigation'
import { studioPath } from '@/components/courses/studio/studio-places'
import type { Context } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import type { RevokeAccessInput } from '@/lib/learning/learners/schemas'
import { revokeAccess } from '@/lib/learning/revoke-access'

/** A page asks for the reason, which the learner reads. Throws as `revokeAccess` does, and `invalid` without one. */
export async function revokeAndReturn(ctx: Context, input: RevokeAccessInput): Promise<void> {
  if (input.reason === '') throw invalid('reason', 'Please say why; they read it in the mail that tells them.')
  await revokeAccess(ctx, input)
  redirect(studioPath(input.courseId, 'learners'))
}
