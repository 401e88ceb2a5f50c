// Pictures without a description: who cannot see them learns nothing from them (WCAG 2.2, 1.1.1).
import { visit } from 'unist-util-visit'
import type { Text } from './text'

const SAYS_NOTHING =
  /^(image|img|picture|photo|screenshot|diagram|figure|untitled|alt( text)?|.*\.(png|jpe?g|gif|svg|webp|avif))?\s*\d*$/i

/** The file names of the pictures that nobody described. */
export function undescribedPictures({ tree }: Text): string[] {
  const urls = new Map<string, string>()
  visit(tree, 'definition', node => void urls.set(node.identifier, node.url))
  const found: string[] = []
  visit(tree, node => {
    if (node.type === 'image' && says(node.alt)) found.push(nameOf(node.url))
    if (node.type === 'imageReference' && says(node.alt)) found.push(nameOf(urls.get(node.identifier) ?? ''))
    if (node.type === 'html') {
      for (const [tag] of node.value.matchAll(/<img\b[^>]*>/gi)) {
        const alt = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)
        if (says(alt?.[1] ?? alt?.[2])) found.push(nameOf(/\bsrc\s*=\s*["']([^"']+)/i.exec(tag)?.[1] ?? ''))
      }
    }
  })
  return found
}

function says(alt: string | null | undefined): boolean {
  return SAYS_NOTHING.test((alt ?? '').trim())
}

function nameOf(url: string): string {
  return url.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
}
