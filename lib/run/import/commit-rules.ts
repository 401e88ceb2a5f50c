// Writes what a plan says of when its parts open, after all of them are there; what it no longer says goes.
import { isDeepStrictEqual } from 'node:util'
import type { TxContext } from '@/db/client'
import { isDomainError } from '@/lib/core/errors'
import { planOf } from '@/lib/courses/access/reads'
import type { AccessPlan, Requirement } from '@/lib/courses/access/schemas'
import { setCourseOrder } from '@/lib/courses/access/set-course-order'
import { setDrip } from '@/lib/courses/access/set-drip'
import { setPrerequisites } from '@/lib/courses/access/set-prerequisites'
import type { CurriculumPlan, PlannedOpening, PlannedRequirement } from '@/lib/courses/import/plan'

type Part = { sectionId?: string; lessonId?: string }
type Wish = { part: Part; name: string; opening: PlannedOpening }
type Ids = { lessonIds: ReadonlyMap<string, string>; sectionIds: ReadonlyMap<string, string> }

/** Only for folders that say so (`rules`); other curricula leave a course's rules alone. */
export async function commitRules(ctx: TxContext, courseId: string, plan: CurriculumPlan, ids: Ids): Promise<void> {
  const { rules } = plan.course
  if (!rules) return
  const before = await planOf(ctx, courseId)
  const wishes: Wish[] = [
    { part: {}, name: 'course.md', opening: { opensAt: null, opensAfterDays: null, requires: rules.requires } },
    ...plan.sections.flatMap(({ key, opening }) => {
      const sectionId = ids.sectionIds.get(key)
      return opening && sectionId ? [{ part: { sectionId }, name: key, opening }] : []
    }),
    ...plan.sections.flatMap(section =>
      section.lessons.flatMap(({ key, settings }) => {
        const lessonId = ids.lessonIds.get(key)
        return settings && lessonId ? [{ part: { lessonId }, name: key, opening: settings }] : []
      }),
    ),
  ]
  for (const { part, opening } of wishes) await drip(ctx, courseId, before, part, opening)
  // First what goes, then what comes: old and new rules together might wait for each other.
  for (const { part } of wishes)
    if (rulesOf(before, part).length > 0) await setPrerequisites(ctx, { courseId, ...part, requires: [] })
  for (const wish of wishes) await require(ctx, courseId, plan, ids, wish)
  await setCourseOrder(ctx, { courseId, lessonOrder: rules.lessonOrder })
}

async function drip(ctx: TxContext, courseId: string, before: AccessPlan, part: Part, opening: PlannedOpening) {
  if (!part.sectionId && !part.lessonId) return
  const { opensAt, opensAfterDays } = opening
  const parts = [...before.sections, ...before.sections.flatMap(({ lessons }) => lessons)]
  const now = parts.find(({ id }) => id === (part.lessonId ?? part.sectionId))
  const wanted = { opensAt: opensAt && new Date(opensAt).toISOString(), opensAfterDays }
  if (now && isDeepStrictEqual(wanted, { opensAt: now.opensAt, opensAfterDays: now.opensAfterDays })) return
  await setDrip(ctx, { courseId, ...part, ...wanted })
}

/** What cannot be asked for here (another course that is not on this site) is left out and said. */
async function require(
  ctx: TxContext,
  courseId: string,
  plan: CurriculumPlan,
  ids: Ids,
  { part, name, opening }: Wish,
) {
  const requires = opening.requires.flatMap(one => requirement(one, ids) ?? [])
  if (requires.length === 0) return
  try {
    await setPrerequisites(ctx, { courseId, ...part, requires })
  } catch (error) {
    if (!isDomainError(error)) throw error
    plan.report.leftOut.push({ path: name, what: 'What has to be complete before it opens', reason: error.message })
  }
}

function requirement(planned: PlannedRequirement, { lessonIds, sectionIds }: Ids): Requirement | undefined {
  if (planned.kind === 'previous') return { kind: 'previous' }
  if (planned.kind === 'course') return { kind: 'course', courseId: planned.slug }
  const id = planned.kind === 'lesson' ? lessonIds.get(planned.key) : sectionIds.get(planned.key)
  if (!id) return undefined
  return planned.kind === 'lesson' ? { kind: 'lesson', lessonId: id } : { kind: 'section', sectionId: id }
}

function rulesOf({ rules }: AccessPlan, { sectionId = undefined, lessonId = undefined }: Part) {
  return rules.filter(rule => rule.sectionId === (sectionId ?? null) && rule.lessonId === (lessonId ?? null))
}
