// Keeps a section or a lesson closed until a moment, or for some days after one enrolled.
import { eq } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { lessons, sections } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { dripSet } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { findSubject, type Subject } from './find-subject'
import { keepGuarded } from './keep-guarded'
import { planOf } from './reads'
import type { AccessPlan, Drip, SetDrip } from './schemas'

/** Throws as `managedCourse` does, and `invalid` for a part that is not in the outline. */
export async function setDrip(ctx: Context, input: SetDrip): Promise<AccessPlan> {
  return transact(ctx, async tx => {
    const { id: courseId } = await managedCourse(tx, input.courseId)
    const subject = await findSubject(tx, courseId, input)
    const opensAt = input.opensAt === null ? null : new Date(input.opensAt)
    const after = { opensAt: opensAt?.toISOString() ?? null, opensAfterDays: input.opensAfterDays }
    const before = dripIn(await planOf(tx, courseId), subject)
    await write(tx, subject, { opensAt, opensAfterDays: input.opensAfterDays })
    await keepGuarded(tx, courseId)
    if (JSON.stringify(before) !== JSON.stringify(after))
      await emit(tx, dripSet, { courseId, ...subject, before, after })
    return planOf(tx, courseId)
  })
}

async function write(
  ctx: TxContext,
  { sectionId, lessonId }: Subject,
  drip: { opensAt: Date | null; opensAfterDays: number | null },
) {
  if (lessonId) await ctx.tx.update(lessons).set(drip).where(eq(lessons.id, lessonId))
  if (sectionId) await ctx.tx.update(sections).set(drip).where(eq(sections.id, sectionId))
}

function dripIn(plan: AccessPlan, { sectionId, lessonId }: Subject): Drip {
  const section = plan.sections.find(({ id }) => id === sectionId)
  const part = section ?? plan.sections.flatMap(({ lessons }) => lessons).find(({ id }) => id === lessonId)
  return { opensAt: part?.opensAt ?? null, opensAfterDays: part?.opensAfterDays ?? null }
}
