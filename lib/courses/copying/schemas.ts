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
  lessonIds: z.union([lessonId.transform(id => [id]), z.array(lessonId).min(1).max(500)], 'choose at least one lesson'),
  toCourseId: courseRef,
  toSectionId: z.union([z.uuid(), z.literal('').transform(() => undefined)]).optional(),
})
export type CopyLessons = z.infer<typeof CopyLessons>

/** What became of what in a copy: old and new ids, and the words of the two courses in addresses. */
export type Copy = { fromSlug: string; toSlug: string; lessons: [string, string][]; media: [string, string][] }

const ADDRESS = /\/api\/v1\/media\/([0-9a-f-]{36})(?=\/)|\/learn\/([\w-]+)\/([0-9a-f-]{36})(?![\w-])/g

/** How a text reads in the copy: links to lessons and pictures that were copied lead to the copies. */
export function copiedText(text: string, { fromSlug, toSlug, lessons, media }: Copy): string {
  const [lessonOf, mediaOf] = [new Map(lessons), new Map(media)]
  return text.replace(ADDRESS, (address, mediaId?: string, slug?: string, lessonId?: string) => {
    if (mediaId) return address.replace(mediaId, mediaOf.get(mediaId) ?? mediaId)
    const lesson = slug === fromSlug ? lessonOf.get(lessonId ?? '') : undefined
    return lesson ? `/learn/${toSlug}/${lesson}` : address
  })
}
