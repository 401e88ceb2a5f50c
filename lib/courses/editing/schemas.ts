// What the studio's editor takes and gives: one lesson at a time, and the outline as an arrangement of ids.
import { z } from 'zod'
import { line } from '@/lib/accounts/schemas'
import { decimalsOf } from '@/lib/core/money'
import { CreateCourse, Difficulty, LessonKind } from '../schemas'
import { LONGEST_LESSON, MOST_LESSONS, MOST_SECTIONS } from './limits'

const title = line(1, 200)
const revision = z.int().min(1)

/** A lesson as those who teach write it. `revision` counts its writings. */
export const LessonDraft = z
  .object({
    id: z.string(),
    courseId: z.string(),
    sectionId: z.string(),
    title: z.string(),
    kind: LessonKind,
    difficulty: Difficulty,
    bodyMarkdown: z.string(),
    durationSeconds: z.int(),
    freePreview: z.boolean(),
    optional: z.boolean(),
    skills: z.array(z.string()),
    embedUrl: z.string().nullable(),
    mediaId: z.string().nullable(),
    revision: z.int(),
    updatedAt: z.iso.datetime(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'LessonDraft' })
export type LessonDraft = z.infer<typeof LessonDraft>

/** What is left out stays. `baseRevision` is the writing that this one continues. */
export const SaveLesson = z
  .strictObject({
    baseRevision: revision,
    title: title.optional(),
    kind: LessonKind.optional(),
    difficulty: Difficulty.optional(),
    bodyMarkdown: z
      .string()
      .max(
        LONGEST_LESSON,
        `has at most ${LONGEST_LESSON.toLocaleString('en')} characters; please split the lesson in two`,
      )
      .refine(text => !text.includes('\0'), 'has characters that cannot be stored')
      .optional(),
    durationSeconds: z.int().min(0).max(360_000, 'is at most 100 hours').optional(),
    freePreview: z.boolean().optional(),
    optional: z.boolean().optional(),
    skills: z.array(line(1, 60)).max(20, 'has at most 20 skills').optional(),
    embedUrl: z.string().trim().max(2000, 'has at most 2,000 characters').nullable().optional(),
  })
  .meta({ id: 'SaveLesson' })
export type SaveLesson = z.infer<typeof SaveLesson>

/** `previewHtml` is the text as learners would see it. */
export const SavedLesson = z.object({ lesson: LessonDraft, previewHtml: z.string() }).meta({ id: 'SavedLesson' })

const PlacedLesson = z.object({
  id: z.string(),
  title: z.string(),
  kind: LessonKind,
  freePreview: z.boolean(),
  optional: z.boolean(),
})
export const Outline = z
  .object({
    revision: z.int(),
    sections: z.array(z.object({ id: z.string(), title: z.string(), lessons: z.array(PlacedLesson) })),
  })
  .meta({ id: 'Outline' })
export type Outline = z.infer<typeof Outline>

/** New parts carry an id that their client made, and a title. A title that is left out stays. */
export const SaveOutline = z
  .strictObject({
    baseRevision: revision,
    sections: z
      .array(
        z.strictObject({
          id: z.uuid(),
          title: title.optional(),
          lessons: z
            .array(z.strictObject({ id: z.uuid(), title: title.optional(), kind: LessonKind.optional() }))
            .max(MOST_LESSONS, `has at most ${MOST_LESSONS.toLocaleString('en')} lessons`),
        }),
      )
      .min(1, 'needs at least one section')
      .max(MOST_SECTIONS, `has at most ${MOST_SECTIONS} sections; please make a second course of the rest`),
  })
  .meta({ id: 'SaveOutline' })
export type SaveOutline = z.infer<typeof SaveOutline>

const course = CreateCourse.shape
/** The form of a new course; without a template it is blank. */
export const BeginCourse = z.object({
  title,
  categorySlug: course.categorySlug,
  level: course.level,
  language: course.language,
  templateId: z
    .string()
    .max(200)
    .optional()
    .transform(id => id || undefined),
})
export type BeginCourse = z.infer<typeof BeginCourse>

/** One entry a line; empty lines do not count. */
const entries = z
  .string()
  .max(20_000)
  .transform(text => text.split('\n').flatMap(entry => entry.trim() || []))
  .pipe(z.array(line(1, 300)).max(30, 'has at most 30 lines'))

/** The form of a course's details. `price` is as people write it, in whole units. */
export const SaveDetails = z
  .object({
    courseId: z.uuid(),
    seen: z.string().max(100),
    title,
    subtitle: line(0, 300),
    descriptionMarkdown: course.descriptionMarkdown,
    categorySlug: course.categorySlug,
    level: course.level,
    language: course.language,
    price: z
      .string()
      .trim()
      .regex(/^\d{1,6}([.,]\d{1,2})?$|^$/, 'has to be a number, such as 19.90, or 0 for free'),
    currency: course.currency,
    outcomes: entries,
    requirements: entries,
  })
  .transform(({ price, ...fields }) => ({
    ...fields,
    priceMinor: Math.round(Number(price.replace(',', '.') || 0) * 10 ** decimalsOf(fields.currency)),
  }))
export type SaveDetails = z.infer<typeof SaveDetails>
