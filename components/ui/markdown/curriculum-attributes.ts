// Reads the attributes that Pandoc and kramdown curricula hang on things: `![](a.png){alt='…'}`, `[term]{#term}`, `{: .class}`.
import type { Image, Paragraph, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'

/** Changes the Markdown tree in place: alt texts move to their image, terms become anchors, other attributes disappear. */
export function readAttributes(tree: Root): void {
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || !node.value.includes('{')) return
    const before = parent.children[index - 1]
    if (before?.type === 'image') readImageAttributes(before, node)
    else if (before?.type === 'link' || before?.type === 'inlineCode') {
      node.value = node.value.replace(/^\{(?:[:.#][^{}]*|target=[^{}]*|\.[^{}]*)\}/, '')
    }
  })
  visit(tree, 'paragraph', (node, index, parent) => {
    dropAttributeLine(node)
    if (node.children.length > 0 || !parent || index === undefined) return
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || !node.value.includes(']{')) return
    const pieces = namedSpans(node.value)
    if (pieces.length < 2 && pieces[0]?.type === 'text') return
    parent.children.splice(index, 1, ...pieces)
    return [SKIP, index + pieces.length]
  })
}

/** A quoted value may itself hold braces; an attribute block is short, so it is found within one text node. */
function readImageAttributes(image: Image, after: { value: string }): void {
  const block = /^\{(?:[^{}"']|"[^"]*"|'[^']*')*\}/.exec(after.value)?.[0]
  if (!block) return
  const alt = /\balt=(?:"([^"]*)"|'([^']*)')/.exec(block)
  if (alt && !image.alt) image.alt = alt[1] ?? alt[2] ?? ''
  after.value = after.value.slice(block.length)
}

/** `{: .source}` or `{:auto_ids}` alone on a line belongs to its neighbor, not to the text. */
function dropAttributeLine(node: Paragraph): void {
  for (const child of node.children) {
    if (child.type !== 'text' || !child.value.includes('{:')) continue
    child.value = child.value.replace(/(^|\n)\{:[^{}\n]*\}[ \t]*(?:\n|$)/g, '$1')
  }
  if (node.children.every(child => child.type === 'text' && child.value.trim() === '')) node.children = []
}

function namedSpans(value: string): PhrasingContent[] {
  const pieces: PhrasingContent[] = []
  let from = 0
  for (const match of value.matchAll(/\[([^[\]]{1,200})\]\{([#.][^{}]{1,200})\}/g)) {
    if (match.index > from) pieces.push({ type: 'text', value: value.slice(from, match.index) })
    const id = /#([\w-]+)/.exec(match[2] ?? '')?.[1]
    const data = { hName: 'span', hProperties: id ? { id } : {} }
    pieces.push({ type: 'emphasis', children: [{ type: 'text', value: match[1] ?? '' }], data })
    from = match.index + match[0].length
  }
  if (from < value.length) pieces.push({ type: 'text', value: value.slice(from) })
  return pieces
}
