// The part of a course whose rules are open for editing, as its form needs it.
import type { AccessPlan, Drip, Requirement } from '@/lib/courses/access/schemas'
import { localTime } from './local-time'
import { requirementWords, type Titles } from './opens-words'
import type { EditedPart } from './part-form'
import { ruleValue } from './rule-value'

export type PartRef = { sectionId?: string; lessonId?: string }
type Known = { titles: Titles; timeZone: string; ownCourses: { id: string; slug: string; title: string }[] }

/** Undefined for a part that is not in the plan. */
export function editedPart(plan: AccessPlan, ref: PartRef, known: Known): EditedPart | undefined {
  const section = plan.sections.find(({ id }) => id === ref.sectionId)
  const lesson = plan.sections.flatMap(({ lessons }) => lessons).find(({ id }) => id === ref.lessonId)
  const isWhole = ref.sectionId === undefined && ref.lessonId === undefined
  if (!isWhole && !section && !lesson) return undefined
  const asked = requirementsOf(plan, ref).map(requires => ({
    value: ruleValue(requires),
    label: requirementWords(requires, known.titles, section ? 'section' : 'lesson'),
  }))
  const drip = lesson ?? section
  return {
    courseId: plan.courseId,
    ...(section && { sectionId: section.id }),
    ...(lesson && { lessonId: lesson.id }),
    asked,
    groups: isWhole ? [] : groupsOf(plan, ref, new Set(asked.map(({ value }) => value))),
    courses: known.ownCourses
      .filter(({ id }) => id !== plan.courseId)
      .map(({ slug, title }) => ({ value: slug, label: title })),
    drip: drip ? dripShown(drip, known.timeZone) : null,
    marks: lesson ? { freePreview: lesson.freePreview, optional: lesson.optional } : null,
  }
}

export function requirementsOf(plan: AccessPlan, { sectionId, lessonId }: PartRef): Requirement[] {
  return plan.rules
    .filter(rule => rule.sectionId === (sectionId ?? null) && rule.lessonId === (lessonId ?? null))
    .map(rule => rule.requires)
}

function groupsOf(plan: AccessPlan, ref: PartRef, asked: ReadonlySet<string>): EditedPart['groups'] {
  const sections = plan.sections.map(({ id, title }) => ({ value: `section:${id}`, label: title, id }))
  const groups = [
    { label: 'Sections', options: sections.filter(({ id }) => id !== ref.sectionId) },
    ...plan.sections.map(section => ({
      label: section.title,
      options: section.lessons
        .filter(({ id }) => id !== ref.lessonId && section.id !== ref.sectionId)
        .map(({ id, title }) => ({ value: `lesson:${id}`, label: title })),
    })),
  ]
  return groups
    .map(({ label, options }) => ({ label, options: options.filter(({ value }) => !asked.has(value)) }))
    .filter(({ options }) => options.length > 0)
}

function dripShown({ opensAt, opensAfterDays }: Drip, timeZone: string) {
  const when = opensAt ? ('date' as const) : opensAfterDays ? ('days' as const) : ('now' as const)
  const date = opensAt ? localTime(new Date(opensAt), timeZone) : ''
  return { when, date, days: opensAfterDays ? String(opensAfterDays) : '', timeZone }
}
