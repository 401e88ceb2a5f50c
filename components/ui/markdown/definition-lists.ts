// Reads glossary entries, a term with lines below that begin with a colon, as definition lists.
import type { Paragraph, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'

const DEFINITION = /\n:[ \t]+/

/** Changes the Markdown tree in place. */
export function readDefinitions(tree: Root): void {
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined || parent.type !== 'root') return
    const parts = split(node.children)
    if (parts.length < 2) return
    const children = parts.map((part, position) => named(position === 0 ? 'dt' : 'dd', part))
    parent.children[index] = { type: 'blockquote', data: { hName: 'dl' }, children }
    return [SKIP, index + 1]
  })
}

function split(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type !== 'text') {
      parts.at(-1)?.push(child)
      continue
    }
    child.value.split(DEFINITION).forEach((value, position) => {
      if (position > 0) parts.push([])
      if (value !== '') parts.at(-1)?.push({ type: 'text', value })
    })
  }
  return parts
}

function named(hName: string, children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', data: { hName }, children }
}
