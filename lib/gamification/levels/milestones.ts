// The levels that ask for more than XP, and what they unlock.
import { levelAt, MAX_LEVEL, xpAt } from './curve'

/** What milestones ask about, besides XP. */
export type Standing = {
  activeDays: number
  coursesFinished: number
  categoriesFinished: number
  longestStreak: number
  achievements: number
}

/** `keeps` names the thing that the server refuses to those who have not unlocked it. */
export type Unlock = { key: UnlockKey; words: string }
export type UnlockKey = (typeof UNLOCK_KEYS)[number]
export const UNLOCK_KEYS = [
  'title.pathfinder',
  'stone.slate',
  'group.large',
  'title.guide',
  'stone.quartz',
  'group.many',
  'title.builder',
  'stone.basalt',
  'title.summit',
] as const

export type Milestone = {
  level: number
  words: string
  asks: keyof Standing
  atLeast: number
  unlocks: readonly Unlock[]
}

export const MILESTONES: readonly Milestone[] = [
  {
    level: 5,
    words: 'Learn on 3 different days',
    asks: 'activeDays',
    atLeast: 3,
    unlocks: [{ key: 'title.pathfinder', words: 'The title “Pathfinder” beside your name' }],
  },
  {
    level: 10,
    words: 'Finish a course',
    asks: 'coursesFinished',
    atLeast: 1,
    unlocks: [{ key: 'stone.slate', words: 'Slate stones for your cairn' }],
  },
  {
    level: 20,
    words: 'Learn on 7 days in a row',
    asks: 'longestStreak',
    atLeast: 7,
    unlocks: [{ key: 'group.large', words: 'Peer groups of up to 50 people' }],
  },
  {
    level: 35,
    words: 'Finish 3 courses',
    asks: 'coursesFinished',
    atLeast: 3,
    unlocks: [
      { key: 'title.guide', words: 'The title “Guide” beside your name' },
      { key: 'stone.quartz', words: 'Quartz stones for your cairn' },
    ],
  },
  {
    level: 50,
    words: 'Learn on 30 days in a row',
    asks: 'longestStreak',
    atLeast: 30,
    unlocks: [{ key: 'group.many', words: 'Up to 15 peer groups of your own' }],
  },
  {
    level: 75,
    words: 'Finish courses in 3 categories',
    asks: 'categoriesFinished',
    atLeast: 3,
    unlocks: [
      { key: 'title.builder', words: 'The title “Cairn builder” beside your name' },
      { key: 'stone.basalt', words: 'Basalt stones for your cairn' },
    ],
  },
  {
    level: MAX_LEVEL,
    words: 'Earn 30 achievements',
    asks: 'achievements',
    atLeast: 30,
    unlocks: [{ key: 'title.summit', words: 'The title “Summit” beside your name' }],
  },
]

export function isMet(milestone: Milestone, standing: Standing): boolean {
  return standing[milestone.asks] >= milestone.atLeast
}

/** The level of so much XP: the curve's, held just below the first milestone that is not met. */
export function levelOf(xp: number, standing: Standing): number {
  const reached = levelAt(xp)
  const held = MILESTONES.find(milestone => milestone.level <= reached && !isMet(milestone, standing))
  return held ? held.level - 1 : reached
}

/** Below this level nothing but XP is asked for. */
export const FIRST_MILESTONE = Math.min(...MILESTONES.map(({ level }) => level))

/** Whether the standing has to be looked up at all to know the level of so much XP. */
export function needsStanding(xp: number): boolean {
  return xp >= xpAt(FIRST_MILESTONE)
}

/** What a level has unlocked, from the first milestone on. */
export function unlocksAt(level: number): Unlock[] {
  return MILESTONES.filter(milestone => milestone.level <= level).flatMap(({ unlocks }) => [...unlocks])
}

export function hasUnlocked(level: number, key: UnlockKey): boolean {
  return unlocksAt(level).some(unlock => unlock.key === key)
}

/** How far into the level: `current` of `needed` XP; `waitsFor` where only a milestone is missing. */
export function levelProgress(xp: number, level: number) {
  const floor = xpAt(level)
  if (level >= MAX_LEVEL) return { current: Math.max(0, xp - floor), needed: 0 }
  const needed = xpAt(level + 1) - floor
  return { current: Math.min(Math.max(0, xp - floor), needed), needed }
}
