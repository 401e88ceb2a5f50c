// The formula of XP: what it gives, that it never pays less for more, and that its parts add up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakdownOf, MULTIPLIER, RULES, type RuleKey, STREAK_BONUS, streakBonus, worth } from './rules'

const rule = fc.constantFrom(...(Object.keys(RULES) as RuleKey[]))
const difficulty = fc.constantFrom('easy' as const, 'medium' as const, 'hard' as const, 'expert' as const)

test('+17 XP is 10 base × 1.5 hard + 2 streak', () => {
  const seventeen = worth({ rule: 'lesson.completed', difficulty: 'hard', streak: 5 })
  expect(seventeen).toEqual({ base: 10, multiplier: 1.5, repeatFactor: 1, streakBonus: 2, amount: 17 })
  expect(breakdownOf(seventeen, 'hard')).toEqual([
    { label: 'base', xp: 10 },
    { label: '× 1.5 hard', xp: 5 },
    { label: 'streak', xp: 2 },
  ])
})

describe('what deeds are worth', () => {
  test.each([
    ['an easy lesson', { rule: 'lesson.completed', difficulty: 'easy', streak: 0 }, 10],
    ['a medium lesson', { rule: 'lesson.completed', difficulty: 'medium', streak: 1 }, 13],
    ['an expert lesson on the tenth day', { rule: 'lesson.completed', difficulty: 'expert', streak: 10 }, 23],
    ['a quiz lesson, whose quiz pays by itself', { rule: 'quiz-lesson.completed', streak: 0 }, 5],
    ['a quiz passed again', { rule: 'quiz.passed-again', difficulty: 'hard', repeatFactor: 0.2, streak: 0 }, 3],
    ['a course of 8 lessons', { rule: 'course.completed', lessonCount: 8, streak: 0 }, 40],
    ['a course of 200 lessons', { rule: 'course.completed', lessonCount: 200, streak: 0 }, 100],
    ['a course without lessons', { rule: 'course.completed', streak: 0 }, 0],
  ] as const)('%s', (_, asked, amount) => {
    expect(worth(asked).amount).toBe(amount)
  })

  test('a second time pays at most a fifth of the first', () => {
    for (const level of Object.keys(MULTIPLIER) as (keyof typeof MULTIPLIER)[]) {
      const first = worth({ rule: 'quiz.passed', difficulty: level, streak: 0 })
      const second = worth({ rule: 'quiz.passed-again', difficulty: level, streak: 0, repeatFactor: 0.2 })
      expect(second.base * second.multiplier * second.repeatFactor).toBeLessThanOrEqual(
        first.base * first.multiplier * 0.2,
      )
    }
  })
})

test('the bonus grows with the streak and ends at 5', () => {
  expect([0, 1, 2, 3, 4, 6, 7, 13, 14, 29, 30, 4000].map(streakBonus)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  expect(STREAK_BONUS.every(([days, xp], at) => at === 0 || (days > (STREAK_BONUS[at - 1]?.[0] ?? 0) && xp <= 5))).toBe(
    true,
  )
})

test('the parts that people read add up to the amount', () => {
  fc.assert(
    fc.property(rule, difficulty, fc.nat(400), fc.nat(300), fc.constantFrom(1, 0.2), (...given) => {
      const [which, level, streak, lessonCount, repeatFactor] = given
      const value = worth({ rule: which, difficulty: level, streak, lessonCount, repeatFactor })
      const parts = breakdownOf(value, level)
      expect(parts.reduce((sum, { xp }) => sum + xp, 0)).toBe(value.amount)
      expect(parts.every(({ label }) => label !== '')).toBe(true)
    }),
  )
  expect(breakdownOf({ base: 10, multiplier: 2, repeatFactor: 0.2, streakBonus: 0, amount: 4 })).toEqual([
    { label: 'base', xp: 10 },
    { label: '× 2 × 0.2 again', xp: -6 },
  ])
})

test('no deed pays less for being harder or for a longer streak', () => {
  fc.assert(
    fc.property(rule, fc.nat(400), fc.nat(300), (which, streak, lessonCount) => {
      const at = (level: keyof typeof MULTIPLIER, days: number) =>
        worth({ rule: which, difficulty: level, streak: days, lessonCount }).amount
      expect(at('expert', streak)).toBeGreaterThanOrEqual(at('hard', streak))
      expect(at('hard', streak)).toBeGreaterThanOrEqual(at('easy', streak))
      expect(at('easy', streak + 1)).toBeGreaterThanOrEqual(at('easy', streak))
    }),
  )
})
