// What copying takes and gives: whole courses, lessons of one course for another, and templates.
import { z } from 'zod'
import { line } from '@/lib/accounts/schemas'
import type { CreateSection } from '../schemas'

export type CreateSectionDraft = z.input<typeof CreateSection>

/** Something to begin a course from: one that comes with Cairn, or a course that its owner offers for copying. */
export type CourseTemplate = {
  /** Give it to `startFromTemplate`. */
  id: string
  kind: 'built-in' | 'course'
  title: string
  subtitle: string
  sectionCount: number
  lessonCount: number
  /** Who offers it; null for those that come with Cairn. */
  ownerName: string | null
}

const courseRef = z.string().min(1).max(200)
const title = line(1, 200).optional()

export const DuplicateCourse = z.object({ id: courseRef, title })
export type DuplicateCourse = z.infer<typeof DuplicateCourse>

export const StartFromTemplate = z.object({
  templateId: z.string().min(1).max(200),
  title: line(1, 200),
  categorySlug: line(1, 100).optional(),
})
export type StartFromTemplate = z.infer<typeof StartFromTemplate>

export const MarkTemplate = z.object({
  id: courseRef,
  isTemplate: z.union([z.boolean(), z.enum(['true', 'false']).transform(value => value === 'true')]),
})
export type MarkTemplate = z.infer<typeof MarkTemplate>

const lessonId = z.uuid()
export const CopyLessons = z.object({
  /** A form sends one or several. */
  lessonIds: z.union([lessonId.transform(id => [id]), z.array(lessonId).min(1).max(500)]),
  toCourseId: courseRef,
})
export type CopyLessons = z.infer<typeof CopyLessons>
