// The parser that all of the import reads Markdown with, and a walk over text outside of code.
import type { Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm)

export function parseMarkdown(text: string): Root {
  return parser.parse(text)
}

export function wordsIn(node: Nodes): number {
  return countWords(textOf(node))
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length
}

const FENCE = /^(?<indent>[ \t>]*)(?<fence>`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)?[ \t>]*\k<fence>[`~]*[ \t]*$/
const OPEN_FENCE = /^[ \t>]*(?:`{3,}|~{3,})[^\n]*\n[\s\S]*(?![\s\S])/
const CODE = new RegExp(
  `${FENCE.source}|${OPEN_FENCE.source}|(?<ticks>(?<!\`)\`+(?!\`))(?:(?!\\n[ \\t]*\\n)[\\s\\S])*?(?<!\`)\\k<ticks>(?!\`)|<!--[\\s\\S]*?-->`,
  'gm',
)

/** Applies `change` to all that is neither code (fenced or in backticks) nor an HTML comment; comments are dropped. */
export function changeProse(text: string, change: (prose: string) => string): string {
  let result = ''
  let from = 0
  for (const match of text.matchAll(CODE)) {
    result += change(text.slice(from, match.index))
    if (!match[0].startsWith('<!--')) result += match[0]
    from = match.index + match[0].length
  }
  return result + change(text.slice(from))
}

/** Says of each line whether it belongs to a fenced code block (its fences included). */
export function codeLines(lines: string[]): boolean[] {
  let fence: string | null = null
  return lines.map(line => {
    const mark = /^[ \t>]*(`{3,}|~{3,})(.*)$/.exec(line)
    if (fence === null) {
      if (mark?.[1] === undefined || (mark[1].startsWith('`') && (mark[2] ?? '').includes('`'))) return false
      fence = mark[1]
      return true
    }
    if (mark?.[1]?.startsWith(fence) && (mark[2] ?? '').trim() === '') fence = null
    return true
  })
}
