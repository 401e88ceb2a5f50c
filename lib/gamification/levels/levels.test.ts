// The curve and its milestones: 100 levels, a year or so of half an hour a day, and no way past a milestone by XP alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RuleKey, worth } from '../rules'
import { levelAt, MAX_LEVEL, xpAt } from './curve'
import {
  hasUnlocked,
  isMet,
  levelOf,
  levelProgress,
  MILESTONES,
  needsStanding,
  type Standing,
  UNLOCK_KEYS,
  unlocksAt,
} from './milestones'

const NOTHING: Standing = {
  activeDays: 0,
  coursesFinished: 0,
  categoriesFinished: 0,
  longestStreak: 0,
  achievements: 0,
}
const EVERYTHING: Standing = {
  activeDays: 999,
  coursesFinished: 999,
  categoriesFinished: 999,
  longestStreak: 999,
  achievements: 999,
}

test('each of the 100 levels takes more than the one before, and the first lesson reaches the second', () => {
  const steps = Array.from({ length: MAX_LEVEL - 1 }, (_, at) => xpAt(at + 2) - xpAt(at + 1))
  expect(steps.every((step, at) => at === 0 || step >= (steps[at - 1] ?? 0))).toBe(true)
  expect(xpAt(1)).toBe(0)
  expect(xpAt(2)).toBeLessThanOrEqual(worth({ rule: 'lesson.completed', streak: 0 }).amount)
  expect(xpAt(MAX_LEVEL)).toBe(34_014)
})

test('the level of an amount is the last one that it pays for', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 60_000 }), xp => {
      const level = levelAt(xp)
      expect(level).toBeGreaterThanOrEqual(1)
      expect(level).toBeLessThanOrEqual(MAX_LEVEL)
      if (level > 1) expect(xp).toBeGreaterThanOrEqual(xpAt(level))
      if (level < MAX_LEVEL) expect(xp).toBeLessThan(xpAt(level + 1))
    }),
  )
})

describe('half an hour a day', () => {
  /** Lessons of 10 minutes of every difficulty, a quiz after each fourth, courses of 15 lessons; some days are missed. */
  function daysTo100(missesEvery: number): number {
    let [xp, streak, lessons] = [0, 0, 0]
    const pay = (rule: RuleKey, difficulty?: 'easy' | 'medium' | 'hard' | 'expert') => {
      xp += worth({ rule, difficulty: difficulty ?? 'easy', lessonCount: 15, streak }).amount
    }
    for (let day = 1; ; day += 1) {
      if (day % missesEvery === 0) {
        streak = 0
        continue
      }
      streak += 1
      for (let lesson = 0; lesson < 3; lesson += 1) {
        lessons += 1
        const difficulty = (['easy', 'medium', 'medium', 'hard', 'medium'] as const)[lessons % 5] ?? 'medium'
        if (lessons % 5 === 0) {
          pay('quiz.passed', difficulty)
          pay('quiz-lesson.completed', difficulty)
        } else pay('lesson.completed', difficulty)
        if (lessons % 15 === 0) pay('course.completed')
      }
      if (levelOf(xp, EVERYTHING) === MAX_LEVEL) return day
    }
  }

  test.each([
    ['every day', Number.POSITIVE_INFINITY],
    ['with a day missed every month, which ends the streak', 30],
  ])('%s reaches level 100 in 12 to 18 months', (_, missesEvery) => {
    expect(daysTo100(missesEvery)).toBeGreaterThanOrEqual(365)
    expect(daysTo100(missesEvery)).toBeLessThanOrEqual(548)
  })
})

describe('milestones', () => {
  test('stand at 5, 10, 20, 35, 50, 75 and 100; each asks for something else than XP and unlocks something', () => {
    expect(MILESTONES.map(({ level }) => level)).toEqual([5, 10, 20, 35, 50, 75, 100])
    expect(MILESTONES.every(({ atLeast, unlocks }) => atLeast > 0 && unlocks.length > 0)).toBe(true)
    const keys = MILESTONES.flatMap(({ unlocks }) => unlocks.map(({ key }) => key))
    expect(new Set(keys)).toEqual(new Set(UNLOCK_KEYS))
    expect(keys).toHaveLength(UNLOCK_KEYS.length)
  })

  test.each(MILESTONES.map(milestone => [milestone.level, milestone] as const))(
    'level %i waits',
    (level, milestone) => {
      const almost = { ...EVERYTHING, [milestone.asks]: milestone.atLeast - 1 }
      const enough = { ...EVERYTHING, [milestone.asks]: milestone.atLeast }
      expect(isMet(milestone, almost)).toBe(false)
      expect(isMet(milestone, enough)).toBe(true)
      expect(levelOf(1_000_000, almost)).toBeLessThan(level)
      expect(levelOf(1_000_000, enough)).toBeGreaterThanOrEqual(level)
      expect(levelOf(xpAt(level), enough)).toBe(level)
    },
  )

  test('without them XP ends at level 4, and below that nothing has to be looked up', () => {
    expect(levelOf(1_000_000, NOTHING)).toBe(4)
    expect(levelOf(xpAt(4), NOTHING)).toBe(4)
    expect(needsStanding(xpAt(5) - 1)).toBe(false)
    expect(needsStanding(xpAt(5))).toBe(true)
  })

  test('what a level unlocked stays unlocked', () => {
    expect(unlocksAt(4)).toEqual([])
    expect(unlocksAt(5).map(({ key }) => key)).toEqual(['title.pathfinder'])
    expect(unlocksAt(100)).toHaveLength(UNLOCK_KEYS.length)
    expect(hasUnlocked(9, 'stone.slate')).toBe(false)
    expect(hasUnlocked(10, 'stone.slate')).toBe(true)
  })
})

test('progress within a level stops where a milestone is missing, and there is nothing after 100', () => {
  expect(levelProgress(xpAt(7) + 3, 7)).toEqual({ current: 3, needed: xpAt(8) - xpAt(7) })
  expect(levelProgress(1_000_000, 4)).toEqual({ current: xpAt(5) - xpAt(4), needed: xpAt(5) - xpAt(4) })
  expect(levelProgress(-5, 1)).toEqual({ current: 0, needed: 9 })
  expect(levelProgress(xpAt(100) + 50, 100)).toEqual({ current: 50, needed: 0 })
})
