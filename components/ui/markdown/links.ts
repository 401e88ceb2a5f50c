// Marks links that leave the site and leads links within the text to its prefixed ids.
import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** Changes the HTML tree in place; runs after sanitizing, so an address is http, https, mailto, relative or a fragment. */
export function markLinks(tree: Root, idPrefix: string): void {
  visit(tree, 'element', node => {
    const { href } = node.properties
    if (node.tagName !== 'a' || typeof href !== 'string') return
    if (href.startsWith('#') && href.length > 1) node.properties.href = `#${idPrefix}${href.slice(1)}`
    if (isExternal(href)) node.properties.rel = ['nofollow', 'noopener', 'noreferrer']
  })
}

/** Browsers read `\` as `/`, and `//host` as another site. */
export function isExternal(href: string): boolean {
  return /^\s*(?:https?:|[\\/]{2})/i.test(href)
}
