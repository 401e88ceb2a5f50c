// Turns fenced divs and GitHub alerts into callouts with a visible title: asides, or details for what a learner opens later.
import type { BlockContent, Blockquote, DefinitionContent, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { type CalloutKind, calloutKind, isKnownCallout } from './callout-kinds'

type Block = BlockContent | DefinitionContent

/** Changes the Markdown tree in place; runs before it becomes HTML. */
export function frameCallouts(tree: Root): void {
  visit(tree, 'blockquote', node => {
    alertToCallout(node)
  })
  visit(tree, 'containerDirective', (node, index, parent) => {
    if (!parent || index === undefined) return
    const kind = calloutKind(node.name)
    if (kind.as === 'nothing') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (kind.as === 'plain') {
      const blocks: RootContent[] = node.children.map(unlabel)
      parent.children.splice(index, 1, ...blocks)
      return [SKIP, index]
    }
    frame(node, kind)
  })
}

function frame(node: ContainerDirective, kind: Extract<CalloutKind, { as: 'aside' | 'details' }>): void {
  const title = takeTitle(node.children, kind.title)
  const label = textOf(title)
  const className = ['callout', `callout-${kind.look}`]
  const isAside = kind.as === 'aside'
  title.data = { hName: isAside ? 'p' : 'summary', hProperties: { className: ['callout-title'] } }
  node.children.unshift(title)
  node.data = {
    hName: kind.as,
    hProperties: isAside ? { className, role: 'note', ariaLabel: label } : { className },
  }
}

/** The bracketed title, else a heading that opens the callout, else the kind's own words. */
function takeTitle(children: Block[], fallback: string): Paragraph {
  const first = children[0]
  if (first?.type === 'heading' || isLabel(first)) {
    children.shift()
    if (textOf(first).trim() !== '') return paragraph(first.children)
  }
  return paragraph([{ type: 'text', value: fallback }])
}

function isLabel(node: Block | undefined): node is Paragraph {
  return node?.type === 'paragraph' && node.data?.directiveLabel === true
}

function unlabel(node: Block): Block {
  return isLabel(node) ? paragraph([{ type: 'strong', children: node.children }]) : node
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** `> [!NOTE]` with an optional title on the same line. */
function alertToCallout(node: Blockquote): void {
  const first = node.children[0]
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || text?.type !== 'text') return
  const match = /^\[!([A-Za-z]+)\][-+]?[ \t]*([^\n]*)(?:\n|$)/.exec(text.value)
  const name = match?.[1]?.toLowerCase()
  if (!match || !name || !isKnownCallout(name)) return
  const kind = calloutKind(name)
  if (kind.as === 'nothing' || kind.as === 'plain') return

  text.value = text.value.slice(match[0].length)
  if (text.value === '') first.children.shift()
  if (first.children[0]?.type === 'break') first.children.shift()
  if (first.children.length === 0) node.children.shift()
  const words = match[2]?.trim() || kind.title
  const title = paragraph([{ type: 'text', value: words }])
  title.data = { hProperties: { className: ['callout-title'] } }
  node.children.unshift(title)
  node.data = {
    hName: 'aside',
    hProperties: {
      className: ['callout', `callout-${kind.look}`],
      role: 'note',
      ariaLabel: words,
    },
  }
}
