// The course folder as Cairn itself writes it: taken word for word, nothing guessed. `cairn: 1` in course.md says so.
import { z } from 'zod'

export const CAIRN_FORMAT = 1

const difficulty = z.enum(['easy', 'medium', 'hard', 'expert'])
const text = z.string()
const moment = z.iso.datetime({ offset: true })
const days = z.int().min(1).max(3650)

const Required = z.union([
  z.literal('previous'),
  z.object({ lesson: text }),
  z.object({ section: text }),
  z.object({ course: text }),
])
export type Required = z.infer<typeof Required>
const opening = { opensAt: moment.optional(), opensAfterDays: days.optional(), requires: z.array(Required).default([]) }

export const CoursePage = z.object({
  cairn: z.literal(CAIRN_FORMAT),
  title: text.min(1),
  subtitle: text.optional(),
  slug: text.optional(),
  category: text.optional(),
  level: z.enum(['beginner', 'intermediate', 'advanced']).default('beginner'),
  language: text.default('en'),
  priceMinor: z.int().min(0).default(0),
  currency: text.default('EUR'),
  tier: z.enum(['basic', 'pro', 'premium']).nullish(),
  outcomes: z.array(text).default([]),
  requirements: z.array(text).default([]),
  cover: text.optional(),
  lessonOrder: z.enum(['any', 'in_order']).default('any'),
  requires: z.array(Required).default([]),
})
export type CoursePage = z.infer<typeof CoursePage>

export const SectionPage = z.object({ title: text.min(1), ...opening })
export type SectionPage = z.infer<typeof SectionPage>

const lesson = {
  title: text.min(1),
  difficulty: difficulty.default('medium'),
  freePreview: z.boolean().default(false),
  optional: z.boolean().default(false),
  skills: z.array(text).default([]),
  seconds: z.int().min(0).optional(),
  ...opening,
}
export const LessonPage = z.object({
  ...lesson,
  kind: z.enum(['article', 'video', 'quiz', 'assignment', 'file', 'embed']).default('article'),
  video: text.optional(),
  /** Languages of the files beside it, the default one first. */
  captions: z.array(text).default([]),
  file: text.optional(),
  filename: text.optional(),
  embed: text.optional(),
})
export type LessonPage = z.infer<typeof LessonPage>

export const QuizFile = z.object({
  ...lesson,
  passPercent: z.int().min(0).max(100).default(70),
  draw: z.int().min(1).optional(),
  timeLimitSeconds: z.int().optional(),
  attemptsAllowed: z.int().optional(),
  shuffle: z.boolean().default(true),
  body: text.default(''),
  items: z.array(
    z.object({
      kind: z.enum(['single', 'multiple']),
      prompt: text,
      choices: z.array(z.object({ text, correct: z.boolean() })),
      explanation: text.nullish(),
      difficulty: difficulty.default('medium'),
      points: z.number().positive().optional(),
      skills: z.array(text).optional(),
    }),
  ),
})
export type QuizFile = z.infer<typeof QuizFile>
