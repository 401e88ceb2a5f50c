// How rare an achievement is, in words.

/** `rarity` is a part of 1. */
export function rarityWords(rarity: number): string {
  if (rarity === 0) return 'nobody has it yet'
  if (rarity < 0.01) return 'under 1 % have it'
  return `${Math.round(rarity * 100)} % have it`
}
