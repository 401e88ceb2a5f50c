// What a plan says of its course, in the shape and within the limits of the course's own verb.
import type { TxContext } from '@/db/client'
import { systemActor } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { addCategory } from '@/lib/courses/add-category'
import type { CurriculumPlan } from '@/lib/courses/import/plan'
import { allCategories } from '@/lib/courses/reads'
import { CreateCourse } from '@/lib/courses/schemas'

/** Throws `invalid` when even shortened it does not fit. */
export async function courseFields(ctx: TxContext, plan: CurriculumPlan): Promise<CreateCourse> {
  const { course } = plan
  const parsed = CreateCourse.safeParse({
    title: line(course.title, 200),
    subtitle: line(course.subtitle ?? '', 300),
    descriptionMarkdown: course.descriptionMarkdown.slice(0, 100_000),
    categorySlug: await categorySlug(ctx, plan),
    level: course.level,
    language: course.language,
    priceMinor: course.priceMinor,
    currency: course.currency,
    tier: course.tier,
    outcomes: course.outcomes.slice(0, 30).map(outcome => line(outcome, 300)),
    requirements: course.requirements.slice(0, 30).map(requirement => line(requirement, 300)),
  })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }))
  throw new DomainError(
    'invalid',
    `The course itself cannot be taken over: ${errors[0]?.path} ${errors[0]?.message}.`,
    { errors },
  )
}

const GENERAL = { slug: 'general', name: 'General', description: 'Courses of every kind.', position: 99 }

/** The category that the source names; else the one whose name its title has; else a general one. */
async function categorySlug(ctx: TxContext, { course, report }: CurriculumPlan): Promise<string> {
  const known = await allCategories(ctx)
  const named = known.find(({ slug }) => slug === course.categorySlug)
  if (named) return named.slug
  const words = `${course.title} ${course.subtitle ?? ''}`.toLowerCase()
  const fitting = known.find(({ slug, name }) => words.includes(slug) || words.includes(name.toLowerCase()))
  const chosen = fitting ?? known.find(({ slug }) => slug === GENERAL.slug) ?? GENERAL
  if (chosen === GENERAL) await addCategory({ ...ctx, actor: systemActor('import') }, GENERAL)
  const reason = course.categorySlug ? `There is no category “${course.categorySlug}” here.` : 'The source names none.'
  report.changed.push({ path: 'course', what: `Category: ${chosen.name}`, reason })
  return chosen.slug
}

function line(text: string, max: number): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, max)
}
