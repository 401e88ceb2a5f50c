// Headings that jump: who moves by headings with a screen reader wonders what was left out (WCAG 2.2, 1.3.1 and 2.4.6).
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Text } from './text'

export type HeadingJump = { title: string; from: number; to: number }

/** Headings that stand more than one level below the one before; the first of a text sets where it begins. */
export function headingJumps({ tree }: Text): HeadingJump[] {
  const found: HeadingJump[] = []
  let before: number | undefined
  visit(tree, 'heading', node => {
    if (before !== undefined && node.depth > before + 1)
      found.push({ title: textOf(node).trim(), from: before, to: node.depth })
    before = node.depth
  })
  return found
}

/** Headings without a word. */
export function emptyHeadings({ tree }: Text): number {
  let count = 0
  visit(tree, 'heading', node => {
    if (textOf(node).trim() === '') count += 1
  })
  return count
}
