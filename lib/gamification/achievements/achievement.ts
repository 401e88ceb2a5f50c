// What an achievement is: a target on a counter, with words.
import type { Counter } from './occurrence'

export const CATEGORIES = {
  steps: 'Steps',
  summits: 'Summits',
  insight: 'Insight',
  rhythm: 'Rhythm',
  hours: 'Hours',
  voice: 'Voice',
  company: 'Company',
  growth: 'Growth',
} as const
export type Category = keyof typeof CATEGORIES

/** From what comes by itself to what takes a year. */
export const TIERS = ['pebble', 'cobble', 'boulder', 'summit'] as const
export type Tier = (typeof TIERS)[number]

export type Achievement = {
  /** Never changes: it is what the database remembers. */
  key: string
  name: string
  description: string
  category: Category
  tier: Tier
  counter: Counter
  target: number
  /** Shows itself only once it is earned. */
  hidden?: true
}

type Rung = [key: string, tier: Tier, target: number, name: string, description: string, hidden?: 'hidden']

/** Achievements on one counter, from the nearest to the furthest. */
export function ladder(category: Category, counter: Counter, rungs: Rung[]): Achievement[] {
  return rungs.map(([key, tier, target, name, description, hidden]) => ({
    key,
    name,
    description,
    category,
    tier,
    counter,
    target,
    ...(hidden && { hidden: true as const }),
  }))
}
