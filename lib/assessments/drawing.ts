// Which items an attempt asks, in which order, and with their choices in which order.
import type { FrozenItem } from '@/db/schema/assessments'

export type Drawable = { itemId: string; points: number } & FrozenItem
/** A whole number from 0 up to, not including, `below`. */
export type Random = (below: number) => number

/**
 * Draws `count` items (null draws all) and freezes what they say. Without `shuffle` their order and that of their choices
 * stays the author's. What is drawn must not be foreseeable, so outside tests `random` is the system's generator.
 */
export function draw(
  items: readonly Drawable[],
  { count, shuffle, random }: { count: number | null; shuffle: boolean; random: Random },
): Drawable[] {
  const drawn = shuffled(items, random).slice(0, count ?? items.length)
  if (!shuffle) return items.filter(item => drawn.includes(item))
  return drawn.map(item => ({ ...item, body: { ...item.body, choices: shuffled(item.body.choices, random) } }))
}

/** A fair order (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list]
  const result: T[] = []
  while (rest.length > 0) result.push(...rest.splice(random(rest.length), 1))
  return result
}
