// How long an article takes to read: 220 words a minute, near the average for prose on screens (Brysbaert 2019: 238).

const WORDS_PER_MINUTE = 220

/** Whole seconds; code counts as words, the addresses of links and images do not. */
export function readingSeconds(markdown: string): number {
  const text = markdown.replace(/\]\([^)]*\)/g, ']').replace(/https?:\/\/\S+/g, ' ')
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu)?.length ?? 0
  return Math.round((words / WORDS_PER_MINUTE) * 60)
}
