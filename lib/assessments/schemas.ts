// What assessments take and give at the doors.
import { z } from 'zod'
import { prose } from '@/lib/learning/schemas'

const ItemKind = z.enum(['single', 'multiple'])
const Mode = z.enum(['graded', 'practice'])

const ItemInput = z
  .strictObject({
    id: z.uuid().optional(),
    kind: ItemKind,
    promptMarkdown: prose(1, 10_000),
    choices: z
      .array(z.strictObject({ textMarkdown: prose(1, 2000), correct: z.boolean() }))
      .min(2, 'needs at least 2 choices')
      .max(12, 'has at most 12 choices'),
    explanationMarkdown: prose(0, 10_000).default(''),
    difficulty: z.enum(['easy', 'medium', 'hard', 'expert']).default('medium'),
    /** What it counts for; left out, it stays, and is 1 for a new item. */
    points: z.number().min(0.5, 'is at least 0.5').max(100, 'is at most 100').optional(),
    /** By the names that the category of the course knows; left out, they stay. */
    skills: z.array(prose(1, 60)).max(20, 'has at most 20 skills').optional(),
    sourceKey: prose(1, 300).optional(),
  })
  .superRefine(({ kind, choices }, refused) => {
    const right = choices.filter(choice => choice.correct).length
    if (kind === 'single' && right !== 1) {
      refused.addIssue({ code: 'custom', path: ['choices'], message: `needs exactly 1 right choice, not ${right}` })
    }
    if (kind === 'multiple' && right === 0) {
      refused.addIssue({ code: 'custom', path: ['choices'], message: 'needs at least 1 right choice' })
    }
  })
export type ItemInput = z.infer<typeof ItemInput>

/** A whole quiz. Items that carry a known id or source key are changed, others are new, missing ones go. */
export const WriteQuizInput = z.strictObject({
  lessonId: z.uuid(),
  courseId: z.uuid(),
  passPercent: z.int().min(0).max(100).default(70),
  drawCount: z.int().min(1, 'draws at least 1 item').nullable().default(null),
  timeLimitSeconds: z.int().min(10, 'is at least 10 seconds').max(86_400, 'is at most a day').nullable().default(null),
  attemptsAllowed: z.int().min(1).max(1000).nullable().default(null),
  shuffle: z.boolean().default(true),
  items: z
    .array(ItemInput)
    .min(1, 'needs at least 1 item')
    .max(200, 'has at most 200 items')
    .superRefine((items, refused) => {
      for (const field of ['id', 'sourceKey'] as const) {
        const seen = new Set<string>()
        for (const [at, item] of items.entries()) {
          const value = item[field]
          if (value === undefined) continue
          if (seen.has(value)) refused.addIssue({ code: 'custom', path: [at, field], message: 'is there twice' })
          seen.add(value)
        }
      }
    }),
})
export type WriteQuizInput = z.input<typeof WriteQuizInput>

const EXAMPLE = {
  items: [
    {
      kind: 'single',
      promptMarkdown: 'Which knot holds under load?',
      choices: [
        { textMarkdown: 'The bowline', correct: true },
        { textMarkdown: 'The slip knot', correct: false },
      ],
    },
  ],
  baseUpdatedAt: null,
}

/** The same at the door: the lesson stands in the path. `baseUpdatedAt` is the writing that this one continues, null for none. */
export const SaveQuiz = z
  .strictObject(WriteQuizInput.omit({ lessonId: true, courseId: true }).shape)
  .extend({ baseUpdatedAt: z.iso.datetime().nullable() })
  .meta({ id: 'SaveQuiz', examples: [EXAMPLE] })
export type SaveQuiz = z.infer<typeof SaveQuiz>

/** A quiz as those who teach write it. */
export const AuthoredQuiz = z
  .object({
    quizId: z.string(),
    updatedAt: z.iso.datetime(),
    passPercent: z.int(),
    drawCount: z.int().nullable(),
    timeLimitSeconds: z.int().nullable(),
    attemptsAllowed: z.int().nullable(),
    shuffle: z.boolean(),
    items: z.array(
      z.object({
        id: z.string(),
        kind: ItemKind,
        promptMarkdown: z.string(),
        choices: z.array(z.object({ textMarkdown: z.string(), correct: z.boolean() })),
        explanationMarkdown: z.string(),
        difficulty: z.enum(['easy', 'medium', 'hard', 'expert']),
        points: z.number(),
        skills: z.array(z.string()),
        sourceKey: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AuthoredQuiz' })
export type AuthoredQuiz = z.infer<typeof AuthoredQuiz>

/** Practice is open once a graded attempt was submitted, and counts nowhere. */
export const StartAttemptInput = z
  .strictObject({ mode: Mode.default('graded') })
  .optional()
  .meta({ id: 'StartAttempt' })

const Answer = z.object({ choiceIds: z.array(z.string()) })
const Choice = z.object({ id: z.string(), textMarkdown: z.string() })

/** One question as drawn for an attempt, with what was answered so far. */
const AttemptItem = z
  .object({
    id: z.string(),
    kind: ItemKind,
    promptMarkdown: z.string(),
    choices: z.array(Choice),
    answer: Answer.nullable(),
    flagged: z.boolean(),
  })
  .meta({ id: 'AttemptItem' })

/** Scores are in percent, rounded down to a tenth, so that one that reaches `passPercent` is a pass. */
export const AttemptResult = z
  .object({
    attemptId: z.string(),
    score: z.number(),
    passed: z.boolean(),
    passPercent: z.int(),
    points: z.number(),
    maxPoints: z.number(),
    submittedAt: z.iso.datetime(),
    items: z.array(
      z.object({
        id: z.string(),
        kind: ItemKind,
        promptMarkdown: z.string(),
        choices: z.array(Choice.extend({ correct: z.boolean() })),
        answer: Answer.nullable(),
        correct: z.boolean(),
        explanationMarkdown: z.string(),
      }),
    ),
  })
  .meta({ id: 'AttemptResult' })
export type AttemptResult = z.infer<typeof AttemptResult>

/** `result` is null until the attempt was submitted: nothing else here tells what is right. */
export const Attempt = z
  .object({
    id: z.string(),
    quizId: z.string(),
    lessonId: z.string(),
    mode: Mode,
    number: z.int(),
    passPercent: z.int(),
    startedAt: z.iso.datetime(),
    deadline: z.iso.datetime().nullable(),
    submittedAt: z.iso.datetime().nullable(),
    items: z.array(AttemptItem),
    result: AttemptResult.nullable(),
  })
  .meta({ id: 'Attempt' })
export type Attempt = z.infer<typeof Attempt>

export const AnswerItemInput = z
  .strictObject({
    answer: z.strictObject({ choiceIds: z.array(z.string().max(40)).max(12, 'has at most 12 choices') }),
    flagged: z.boolean().optional(),
  })
  .meta({ id: 'AnswerItem' })
export type AnswerItemInput = z.infer<typeof AnswerItemInput>

export const SavedAnswer = z
  .object({ itemId: z.string(), answer: Answer, flagged: z.boolean(), answeredAt: z.iso.datetime() })
  .meta({ id: 'SavedAnswer' })
export type SavedAnswer = z.infer<typeof SavedAnswer>

export const AttemptItemParams = z.object({ id: z.uuid(), itemId: z.uuid() })

/** What the player shows before a quiz is begun; `attemptsLeft` is null where they are unlimited. */
export type QuizOverview = {
  quizId: string
  passPercent: number
  itemCount: number
  timeLimitSeconds: number | null
  attemptsUsed: number
  attemptsLeft: number | null
  bestScore: number | null
  passed: boolean
  openAttemptId: string | null
  lastResultId: string | null
}
