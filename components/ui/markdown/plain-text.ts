// The words of a Markdown text without its marks: for snippets, search and reading time.
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Nodes } from 'mdast'
import { parse } from './pipeline'
import { within } from './time-limit'

const LONGEST = 512 * 1024
const PARSE_MS = 800
const WORDS_PER_MINUTE = 200
const IDEOGRAPHS_PER_WORD = 2

/** Minutes by the digest of their text: reading it again would cost more than the rest of a lesson's page. */
const counted = new LRUCache<string, number>({ max: 20_000 })

/** One line per paragraph, heading, list item or table row. Code blocks and formulas on their own only with `code: true`. */
export function plainText(source: string, { code = false }: { code?: boolean } = {}): string {
  const start = source.slice(0, LONGEST)
  const text = within(PARSE_MS, () => words(parse(start), code)) ?? start
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim()
}

/** Whole minutes, at least 1, at 200 words a minute (Brysbaert 2019 has 238 for easy English; lessons are slower). */
export function readingMinutes(source: string): number {
  const key = createHash('sha256').update(source).digest('base64url')
  const known = counted.get(key) ?? count(source)
  counted.set(key, known)
  return known
}

function count(source: string): number {
  const text = plainText(source, { code: true })
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const spaced = text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
  return Math.max(1, Math.round((ideographs > spaced ? ideographs / IDEOGRAPHS_PER_WORD : spaced) / WORDS_PER_MINUTE))
}

const LINES = new Set(['paragraph', 'heading', 'tableRow', 'code', 'math'])

function words(node: Nodes, code: boolean): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
      return node.value
    case 'code':
    case 'math':
      return code ? `${node.value}\n` : ''
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'break':
      return ' '
    default: {
      if (!('children' in node)) return ''
      const joint = node.type === 'tableRow' ? ' ' : ''
      const inner = node.children.map(child => words(child, code)).join(joint)
      return LINES.has(node.type) ? `${inner.replaceAll('\n', ' ')}\n` : inner
    }
  }
}
