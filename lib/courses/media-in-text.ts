// The media that a text shows, by the addresses in it.

const ADDRESS = /\/api\/v1\/media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=\/)/g

/** Each id once, in the order of the text. */
export function mediaIdsIn(text: string): string[] {
  return [...new Set([...text.matchAll(ADDRESS)].map(match => match[1] ?? ''))]
}
