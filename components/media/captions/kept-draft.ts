// Captions that are not saved yet, kept in this browser so that a crash or a closed tab loses nothing.

export type Kept = { text: string; version: string }

const keyOf = (mediaId: string, language: string) => `cairn-captions ${mediaId} ${language}`

export function keptDraft(mediaId: string, language: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(mediaId, language)) ?? 'null') as Partial<Kept> | null
    const isWhole = typeof kept?.text === 'string' && typeof kept.version === 'string'
    return isWhole ? { text: kept.text ?? '', version: kept.version ?? '' } : undefined
  } catch {
    return undefined
  }
}

/** Languages of this video that were begun here and never saved. */
export function keptLanguages(mediaId: string): string[] {
  try {
    const start = keyOf(mediaId, '')
    return Object.keys(localStorage).flatMap(key => (key.startsWith(start) ? [key.slice(start.length)] : []))
  } catch {
    return []
  }
}

/** Where the browser keeps nothing, the page itself still has it. */
export function keepDraft(mediaId: string, language: string, kept: Kept | undefined): void {
  try {
    if (kept) localStorage.setItem(keyOf(mediaId, language), JSON.stringify(kept))
    else localStorage.removeItem(keyOf(mediaId, language))
  } catch {
    return
  }
}
