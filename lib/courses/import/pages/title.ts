// Makes titles that a learner reads: no numbering, no Markdown, no emoji, no file-name noise.

const PICTOGRAPHS = /(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|\u{20E3}|\p{Emoji_Modifier})+/gu
const UNIT = 'lesson|chapter|module|part|unit|week|section|episode|lecture|day|exercise|topic'
const MAX_LENGTH = 160

/** A heading or title as written, without numbering and noise. Never empty: what cannot be cleaned stays. */
export function cleanTitle(raw: string): string {
  const plain = plainText(raw)
  const bare = stripNumbering(plain)
  const title = (bare === '' ? plain : bare).slice(0, MAX_LENGTH).trim()
  return title === '' ? raw.trim().slice(0, MAX_LENGTH) : title
}

/** "03_the-big_idea.md" → "The big idea". */
export function titleFromName(name: string): string {
  const stem = name.replace(/(\.quiz)?\.(md|markdown|mdx|qmd|rmd|json)$/i, '')
  const numberless = stem.replace(/^[\d._\-\s)(]+(?=\p{L})/u, '')
  const spaced = (numberless === '' ? stem : numberless).replace(/[_\s]+|-+(?=\S)/g, ' ').trim()
  const title = cleanTitle(spaced === '' ? stem : spaced)
  return title.charAt(0).toUpperCase() + title.slice(1)
}

/** Two titles that people would call the same. */
export function sameTitle(a: string, b: string): boolean {
  return comparable(a) === comparable(b)
}

export function comparable(title: string): string {
  return cleanTitle(title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function plainText(raw: string): string {
  return raw
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\s*\{[:#.][^}]*\}\s*$/, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<\/?[a-zA-Z][^>]*>/g, ' ')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(^|\s)\*(\S[^*]*)\*(?=\s|$|[.,:;!?])/g, '$1$2')
    .replace(/`+([^`]+)`+/g, '$1')
    .replace(/:[a-z_]{3,}:/g, ' ')
    .replace(PICTOGRAPHS, match => (/^[©®™]+$/u.test(match) ? match : ' '))
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/\s+#+$/, '')
    .trim()
}

function stripNumbering(title: string): string {
  return title
    .replace(new RegExp(`^(${UNIT})\\s+\\d+(\\.\\d+)*\\s*([:.–—|]|-(?=\\s))\\s*(?=\\S)`, 'i'), '')
    .replace(/^\d{1,3}(\.\d{1,3})+\.?\s*[:)–—-]?\s+(?=\S)/, '')
    .replace(/^\d{1,3}\s*([.):–—|]|-)\s+(?=\S)/, '')
    .replace(/^0\d\s+(?=\p{L})/u, '')
    .replace(/\s*[-–—:]\s+an?\s+curriculum$/i, '')
    .trim()
}
