// Prepares raw HTML in a text: drops comments, shows placeholders such as `<your key>` as words, turns embeds into links.
import type { Element, Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { isShownTag } from './schema'

/** Changes the Markdown tree in place; true when raw HTML remains that has to be parsed. */
export function tidyRawHtml(tree: Root): boolean {
  let remains = false
  visit(tree, 'html', (node, index, parent) => {
    if (!parent || index === undefined) return
    const value = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    if (value.trim() === '') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    const isInline = isPhrasing(parent.type)
    if (isPlaceholder(value) || (isInline && !isShownTag(tagOf(value)))) {
      const text = { type: 'text' as const, value }
      parent.children.splice(index, 1, isInline ? text : { type: 'paragraph', children: [text] })
      return [SKIP, index + 1]
    }
    node.value = value
    remains = true
  })
  return remains
}

/** Frames, films and sounds from elsewhere may not load in the page; their address is worth keeping. Runs before sanitizing. */
export function linkEmbeds(tree: HtmlRoot): void {
  visit(tree, 'element', (node: Element) => {
    if (node.tagName !== 'iframe' && node.tagName !== 'video' && node.tagName !== 'audio') return
    const inner = node.children.find(child => child.type === 'element' && child.tagName === 'source')
    const src = node.properties.src ?? (inner?.type === 'element' ? inner.properties.src : undefined)
    const name = node.properties.title ?? src
    node.children = typeof src === 'string' ? [{ type: 'text', value: String(name) }] : []
    node.tagName = 'a'
    node.properties = typeof src === 'string' ? { href: src } : {}
    return SKIP
  })
}

function isPhrasing(type: string): boolean {
  return ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(type)
}

function tagOf(html: string): string {
  return /^<\/?([A-Za-z][\w-]*)/.exec(html)?.[1] ?? ''
}

/** `<location>` or `<connection string>`: reads like a tag, but no browser knows it. */
function isPlaceholder(value: string): boolean {
  const tags = [...value.matchAll(/<\/?([A-Za-z][\w-]*)/g)].map(match => match[1] ?? '')
  return tags.length > 0 && !tags.some(tag => isShownTag(tag) || DROPPED.has(tag.toLowerCase()))
}

const DROPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'object',
  'embed',
  'link',
  'meta',
  'base',
  'select',
  'textarea',
  'title',
  'frame',
  'frameset',
  'applet',
  'html',
  'head',
  'body',
  'marquee',
  'canvas',
  'xmp',
  'plaintext',
  'noembed',
  'noframes',
])
