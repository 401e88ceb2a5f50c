// Small makers and readers of HTML tree nodes that the other steps share.
import type { Element, ElementContent, Nodes, Properties } from 'hast'

export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

export function text(value: string): ElementContent {
  return { type: 'text', value }
}

/** All the text inside, as it stands. */
export function innerText(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(innerText).join('') : ''
}

export function classNames(node: Element): string[] {
  const names = node.properties.className
  return Array.isArray(names) ? names.map(String) : []
}
