// Begins a course from a template: one that comes with Cairn, or a course that is offered for copying.
import { type Context, requirePermission } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { createCourse } from '../create-course'
import { allCategories } from '../reads'
import { type Course, CreateCourse } from '../schemas'
import { duplicateCourse } from './duplicate-course'
import type { StartFromTemplate } from './schemas'
import { BUILT_IN_TEMPLATES } from './templates'

/** A draft of the actor's. Throws `forbidden` for who may not teach, `not_found` for what is no template. */
export async function startFromTemplate(ctx: Context, input: StartFromTemplate): Promise<Course> {
  requirePermission(ctx, 'course.create')
  const template = BUILT_IN_TEMPLATES.find(({ id }) => id === input.templateId)
  if (!template) return duplicateCourse(ctx, { id: input.templateId, title: input.title })
  const { subtitle, outcomes, sections } = template
  const categorySlug = input.categorySlug ?? (await allCategories(ctx))[0]?.slug
  if (!categorySlug) throw invalid('categorySlug', 'There is no category yet; an admin makes the first one.')
  return createCourse(
    ctx,
    CreateCourse.parse({
      title: input.title,
      subtitle,
      outcomes,
      sections,
      categorySlug,
      descriptionMarkdown: '',
      level: 'beginner',
      language: 'en',
      priceMinor: 0,
      currency: 'EUR',
    }),
  )
}
