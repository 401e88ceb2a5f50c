// What one may choose of what levels unlocked: a title beside one's name, and the stones of one's cairns.
import type { UnlockKey } from './milestones'

/** `unlock` is the milestone's thing that one has to have. */
export type Look = { key: string; words: string; unlock: UnlockKey }

export const TITLES: readonly Look[] = [
  { key: 'pathfinder', words: 'Pathfinder', unlock: 'title.pathfinder' },
  { key: 'guide', words: 'Guide', unlock: 'title.guide' },
  { key: 'builder', words: 'Cairn builder', unlock: 'title.builder' },
  { key: 'summit', words: 'Summit', unlock: 'title.summit' },
]

export const STONES: readonly Look[] = [
  { key: 'slate', words: 'Slate', unlock: 'stone.slate' },
  { key: 'quartz', words: 'Quartz', unlock: 'stone.quartz' },
  { key: 'basalt', words: 'Basalt', unlock: 'stone.basalt' },
]

/** The words of a title, for beside a name; null for none. */
export function titleWords(key: string | null): string | null {
  return TITLES.find(title => title.key === key)?.words ?? null
}
