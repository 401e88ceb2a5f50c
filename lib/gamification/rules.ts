// What a deed is worth: one table of rules and one formula, the same for everybody.
import type { Difficulty } from '@/lib/courses/schemas'

/** Raised when a figure below changes; each entry keeps the version that it was written under. */
export const RULES_VERSION = 1

export const MULTIPLIER: Record<Difficulty, number> = { easy: 1, medium: 1.25, hard: 1.5, expert: 2 }

/** Of what is paid again: the second time a fifth, then nothing. */
export const SECOND_TIME = 0.2

/** `base` is in XP; `perLesson` multiplies it by the course's lessons, up to a bound. `again` is the rule of the second time. */
export type Rule = { words: string; base: number; perLesson?: { atMost: number }; again?: RuleKey }
export type RuleKey = keyof typeof TABLE

const TABLE = {
  'lesson.completed': { words: 'Completed a lesson', base: 10 },
  'quiz-lesson.completed': { words: 'Completed a quiz lesson', base: 5 },
  'quiz.passed': { words: 'Passed a quiz', base: 10, again: 'quiz.passed-again' },
  'quiz.passed-again': { words: 'Passed a quiz again', base: 10 },
  'course.completed': { words: 'Finished a course', base: 5, perLesson: { atMost: 100 } },
  manual: { words: 'Given by a person', base: 0 },
  correction: { words: 'Corrected', base: 0 },
} as const satisfies Record<string, { words: string; base: number; perLesson?: { atMost: number }; again?: string }>

export const RULES: Record<RuleKey, Rule> = TABLE

/** From how many days in a row on how much is added to each entry: it grows with the streak and ends at 5. */
export const STREAK_BONUS: readonly (readonly [days: number, xp: number])[] = [
  [2, 1],
  [4, 2],
  [7, 3],
  [14, 4],
  [30, 5],
]

export function streakBonus(streakDays: number): number {
  return STREAK_BONUS.reduce((bonus, [days, xp]) => (streakDays >= days ? xp : bonus), 0)
}

/** How an amount came about; `amount = round(base × multiplier × repeatFactor) + streakBonus`, in XP. */
export type Worth = { base: number; multiplier: number; repeatFactor: number; streakBonus: number; amount: number }
type Asked = { rule: RuleKey; difficulty?: Difficulty; lessonCount?: number; repeatFactor?: number; streak: number }

export function worth({ rule, difficulty = 'easy', lessonCount = 0, repeatFactor = 1, streak }: Asked): Worth {
  const { base: figure, perLesson } = RULES[rule]
  const base = perLesson ? Math.min(figure * lessonCount, perLesson.atMost) : figure
  const multiplier = MULTIPLIER[difficulty]
  const bonus = streakBonus(streak)
  const amount = Math.round(base * multiplier * repeatFactor) + bonus
  return { base, multiplier, repeatFactor, streakBonus: bonus, amount }
}

/** What people read: parts that add up to the amount. */
export function breakdownOf(worth: Worth, difficulty?: Difficulty): { label: string; xp: number }[] {
  const { base, multiplier, repeatFactor, streakBonus: bonus, amount } = worth
  const times = [
    multiplier === 1 ? '' : `× ${multiplier} ${difficulty ?? ''}`.trim(),
    repeatFactor === 1 ? '' : `× ${repeatFactor} again`,
  ].filter(Boolean)
  const parts = [
    { label: 'base', xp: base },
    ...(times.length > 0 ? [{ label: times.join(' '), xp: amount - bonus - base }] : []),
    ...(bonus > 0 ? [{ label: 'streak', xp: bonus }] : []),
  ]
  return parts
}
