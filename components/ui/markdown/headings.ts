// Gives headings their level on the page, an id to link to and a small anchor.
import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import { classNames, element, innerText, text } from './html-nodes'

/** Changes the HTML tree in place. The body starts at h(1 + offset) and goes down one level at a time, to h6 at most. */
export function placeHeadings(tree: Root, offset: number, idPrefix: string): void {
  const used = new Set<string>()
  let path: number[] = []
  visit(tree, 'element', node => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1]
    if (!level) return
    if (classNames(node).includes('sr-only')) {
      node.tagName = `h${clamp(1 + offset)}`
      return
    }
    path = [...path.filter(above => above < Number(level)), Number(level)]
    node.tagName = `h${clamp(offset + path.length)}`

    const title = innerText(node).trim()
    if (title === '') return
    const id = idPrefix + unused(slugOf(title), used)
    node.properties.id = id
    const anchor = { href: `#${id}`, className: ['heading-anchor'], ariaLabel: `Link to “${title}”` }
    node.children.push(element('a', anchor, [text('#')]))
  })
}

function clamp(level: number): number {
  return Math.min(6, Math.max(1, level))
}

/** As GitHub does it, so that a curriculum's own links to its headings work. */
function slugOf(title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
  return slug.slice(0, 80) || 'section'
}

function unused(slug: string, used: Set<string>): string {
  let candidate = slug
  for (let count = 1; used.has(candidate); count++) candidate = `${slug}-${count}`
  used.add(candidate)
  return candidate
}
