// What the checks of a publication read of a text: its tree, and its running words without code, tables and headings.
import type { Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { parseMarkdown } from '../../import/pages/markdown'

export type Text = { source: string; tree: Root }

/** `:::note[Title]` and its end are no words; the text in between is. */
export function readText(markdown: string): Text {
  const source = markdown.replace(/^[ \t]*:{3,}.*$/gm, '')
  return { source, tree: parseMarkdown(source) }
}

const NOT_PROSE = new Set(['code', 'table', 'heading', 'html', 'definition', 'footnoteDefinition'])

/** The paragraphs of a text as plain words. */
export function prose({ tree }: Text): string[] {
  const found: string[] = []
  visit(tree, (node: Nodes) => {
    if (NOT_PROSE.has(node.type)) return SKIP
    if (node.type !== 'paragraph') return
    const words = textOf(node, { includeImageAlt: false })
      .replace(/\$[^$]*\$/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    if (words !== '') found.push(words)
    return SKIP
  })
  return found
}
