// Whether what the actor publishes is looked at by an admin first.
import type { Context } from '@/lib/core/context'
import { siteSettings } from '@/lib/site/reads'

/** Admins need nobody's leave. */
export async function isReviewed(ctx: Context): Promise<boolean> {
  if (ctx.actor.permissions.has('course.manage-any')) return false
  return (await siteSettings(ctx)).reviewCourses
}
