// Begins a course: blank, with a place to write at once, or from a template.
import type { Context } from '@/lib/core/context'
import { requirePermission } from '@/lib/core/context'
import { startFromTemplate } from '../copying/start-from-template'
import { createCourse } from '../create-course'
import type { Course } from '../schemas'
import { updateCourse } from '../update-course'
import type { BeginCourse } from './schemas'

/** A draft of the actor's. Throws `forbidden` for who may not teach, `invalid` and `not_found` as the verbs behind it do. */
export async function beginCourse(ctx: Context, input: BeginCourse): Promise<Course> {
  requirePermission(ctx, 'course.create')
  const { templateId, ...fields } = input
  if (templateId) {
    const { id } = await startFromTemplate(ctx, { templateId, title: fields.title, categorySlug: fields.categorySlug })
    return updateCourse(ctx, { id, ...fields })
  }
  const sections = [{ title: 'First section', lessons: [{ title: 'First lesson', kind: 'article' as const }] }]
  return createCourse(ctx, { ...fields, descriptionMarkdown: '', priceMinor: 0, currency: 'EUR', sections })
}
