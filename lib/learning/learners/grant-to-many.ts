// Gives several people access to a course at once, by their e-mail addresses.
import type { Context } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import { grantAccess } from '../grant-access'
import { grantableCourse } from '../reads'
import type { GrantManyInput } from './schemas'

/** How it went, address by address. */
export type Granted = { granted: string[]; hadAccess: string[]; unknown: string[] }

/** An unknown address keeps nobody else out. Throws as `grantAccess` does for the course itself. */
export async function grantToMany(ctx: Context, { courseId, userEmails }: GrantManyInput): Promise<Granted> {
  await grantableCourse(ctx, courseId)
  const report: Granted = { granted: [], hadAccess: [], unknown: [] }
  for (const userEmail of userEmails) {
    try {
      const { created } = await grantAccess(ctx, { courseId, userEmail })
      report[created ? 'granted' : 'hadAccess'].push(userEmail)
    } catch (error) {
      if (!isDomainError(error) || error.reason !== 'invalid') throw error
      report.unknown.push(userEmail)
    }
  }
  return report
}
