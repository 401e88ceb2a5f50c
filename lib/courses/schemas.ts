// What courses take and give at the doors.
import { z } from 'zod'
import { line, PublicUser } from '@/lib/accounts/schemas'
import { isCurrency } from '@/lib/core/money'
import { Caption, Media } from '@/lib/media/schemas'

export const Level = z.enum(['beginner', 'intermediate', 'advanced'])
export const Tier = z.enum(['basic', 'pro', 'premium'])
export const CourseStatus = z.enum(['draft', 'in_review', 'published', 'archived'])
export const LessonKind = z.enum(['article', 'video', 'quiz', 'assignment', 'file', 'embed'])
export const Difficulty = z.enum(['easy', 'medium', 'hard', 'expert'])
export type LessonKind = z.infer<typeof LessonKind>
export type Difficulty = z.infer<typeof Difficulty>
export type CourseStatus = z.infer<typeof CourseStatus>

export const Category = z
  .object({ slug: z.string(), name: z.string(), description: z.string() })
  .meta({ id: 'Category' })
export type Category = z.infer<typeof Category>

export const CourseSummary = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    subtitle: z.string(),
    category: z.object({ slug: z.string(), name: z.string() }),
    level: Level,
    language: z.string(),
    instructor: PublicUser,
    priceMinor: z.int(),
    currency: z.string(),
    tier: Tier.nullable(),
    rating: z.number().nullable(),
    ratingCount: z.int(),
    enrollmentCount: z.int(),
    lessonCount: z.int(),
    durationSeconds: z.int(),
    coverUrl: z.string().nullable(),
    publishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CourseSummary' })
export type CourseSummary = z.infer<typeof CourseSummary>

export const LessonOutline = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: LessonKind,
    position: z.int(),
    durationSeconds: z.int(),
    difficulty: Difficulty,
    freePreview: z.boolean(),
    skills: z.array(z.string()),
  })
  .meta({ id: 'LessonOutline' })
export type LessonOutline = z.infer<typeof LessonOutline>

export const Section = z
  .object({ id: z.string(), title: z.string(), position: z.int(), lessons: z.array(LessonOutline) })
  .meta({ id: 'Section' })
export type Section = z.infer<typeof Section>

export const Course = CourseSummary.extend({
  descriptionMarkdown: z.string(),
  outcomes: z.array(z.string()),
  requirements: z.array(z.string()),
  status: CourseStatus,
  sections: z.array(Section),
}).meta({ id: 'Course' })
export type Course = z.infer<typeof Course>

export const Lesson = z
  .object({
    id: z.string(),
    courseId: z.string(),
    title: z.string(),
    kind: LessonKind,
    difficulty: Difficulty,
    durationSeconds: z.int(),
    freePreview: z.boolean(),
    bodyMarkdown: z.string(),
    embedUrl: z.string().nullable(),
    media: Media.nullable(),
    captions: z.array(Caption),
    quizId: z.string().nullable(),
  })
  .meta({ id: 'Lesson' })
export type Lesson = z.infer<typeof Lesson>

/** Somebody who teaches a course, for its page. */
export type Teacher = PublicUser & { bio: string; role: 'owner' | 'co_instructor' | 'assistant' }

const title = line(1, 200)
const markdown = (max: number) =>
  z
    .string()
    .max(max, `has at most ${max.toLocaleString('en')} characters`)
    .refine(text => !text.includes('\0'), 'has characters that cannot be stored')
const lines = z.array(line(1, 300)).max(30, 'has at most 30 entries')

const lessonFields = {
  title,
  kind: LessonKind,
  bodyMarkdown: markdown(200_000).optional(),
  durationSeconds: z.int().min(0).max(360_000).optional(),
  difficulty: Difficulty.optional(),
  freePreview: z.boolean().optional(),
  skills: z.array(line(1, 60)).max(20, 'has at most 20 skills').optional(),
}
/** Fields of the reply that may be sent back with it; the order of the list decides. */
const position = z.int().min(0).optional()

export const CreateLesson = z.strictObject(lessonFields).meta({ id: 'CreateLesson' })
export const CreateSection = z
  .strictObject({ title, lessons: z.array(CreateLesson).max(500, 'has at most 500 lessons').default([]) })
  .meta({ id: 'CreateSection' })

const NO_CURRENCY = 'has to be an ISO 4217 code, such as EUR'

const courseFields = {
  title,
  subtitle: z.union([line(0, 300), z.null()]).optional(),
  descriptionMarkdown: markdown(100_000),
  categorySlug: line(1, 100),
  level: Level,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'has to be a language tag, such as en or pt-BR')
    .max(35),
  priceMinor: z.int('has to be a whole number of cents').min(0).max(100_000_000),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, NO_CURRENCY)
    .refine(isCurrency, NO_CURRENCY),
  tier: Tier.nullable().optional(),
  outcomes: lines.optional(),
  requirements: lines.optional(),
}

export const CreateCourse = z
  .strictObject({ ...courseFields, sections: z.array(CreateSection).max(500, 'has at most 500 sections').optional() })
  .meta({ id: 'CreateCourse' })
export type CreateCourse = z.infer<typeof CreateCourse>

export const UpdateLesson = z
  .strictObject({
    ...lessonFields,
    id: z.uuid().optional(),
    title: title.optional(),
    kind: LessonKind.optional(),
    position,
  })
  .refine(lesson => lesson.id !== undefined || (lesson.title !== undefined && lesson.kind !== undefined), {
    message: 'a new lesson needs a title and a kind',
    path: ['title'],
  })
  .meta({ id: 'UpdateLesson' })
export const UpdateSection = z
  .strictObject({
    id: z.uuid().optional(),
    title,
    position,
    lessons: z.array(UpdateLesson).max(500, 'has at most 500 lessons').default([]),
  })
  .meta({ id: 'UpdateSection' })

/** What is left out stays. In `sections`, what carries its id is kept, what has none is new, what is missing goes. */
export const UpdateCourse = z
  .strictObject(courseFields)
  .partial()
  .extend({ sections: z.array(UpdateSection).max(500, 'has at most 500 sections').optional() })
  .meta({ id: 'UpdateCourse' })
export type UpdateCourse = z.infer<typeof UpdateCourse>

/** A course's id or slug in the path. */
export const CourseParams = z.object({ id: z.string().min(1).max(200) })
export const LessonMedia = z.strictObject({ mediaId: z.uuid() }).meta({ id: 'LessonMedia' })
export const LessonParams = z.object({ id: z.string().min(1).max(200) })
