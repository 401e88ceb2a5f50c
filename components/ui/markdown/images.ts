// Shows images that the platform stores, sized and lazy; any other image becomes a link, since pages load nothing from elsewhere.
import type { Element, ElementContent, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { element, text } from './html-nodes'
import { isExternal } from './links'

export interface ImageSource {
  type: 'image/avif' | 'image/webp'
  srcset: string
}

/** Sizes in CSS pixels of the image that `src` names. */
export interface StoredImage {
  width: number
  height: number
  sources: readonly ImageSource[]
  src: string
}

/** By the address that the text uses. */
export type Images = Readonly<Record<string, StoredImage>>

/** 68 characters at 18 px are about 39 rem; below that the column is the screen without its margins. */
const SIZES = '(min-width: 42rem) 39rem, calc(100vw - 2rem)'

/** Changes the HTML tree in place. */
export function placeImages(tree: Root, images: Images): void {
  const known = new Map(Object.entries(images))
  const inLinks = new Set<Element>()
  visit(tree, 'element', link => {
    if (link.tagName !== 'a') return
    visit(link, 'element', inside => {
      inLinks.add(inside)
    })
    return SKIP
  })
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'img' || !parent || index === undefined) return
    const stored = find(known, node.properties.src)
    parent.children[index] = stored ? picture(node, stored) : standIn(node, inLinks.has(node))
    return SKIP
  })
  frameFigures(tree)
}

function find(known: Map<string, StoredImage>, src: unknown): StoredImage | undefined {
  if (typeof src !== 'string') return undefined
  return known.get(src) ?? known.get(decoded(src))
}

function decoded(src: string): string {
  try {
    return decodeURI(src)
  } catch {
    return src
  }
}

function picture(image: Element, stored: StoredImage): Element {
  const sources = stored.sources.map(each =>
    element('source', { type: each.type, srcSet: each.srcset, sizes: SIZES }, []),
  )
  const properties = {
    src: stored.src,
    alt: String(image.properties.alt ?? ''),
    title: image.properties.title,
    width: stored.width,
    height: stored.height,
    loading: 'lazy',
    decoding: 'async',
  }
  return element('picture', {}, [...sources, element('img', properties, [])])
}

function standIn(image: Element, isInLink: boolean): ElementContent {
  const src = typeof image.properties.src === 'string' ? image.properties.src : ''
  const alt = String(image.properties.alt ?? '').trim()
  const words = alt || decoded(src).split(/[?#]/)[0]?.split('/').pop() || 'image'
  if (isInLink || src === '') return text(words)
  const rel = isExternal(src) ? ['nofollow', 'noopener', 'noreferrer'] : undefined
  return element('a', { href: src, className: ['image-link'], rel }, [text(words)])
}

/** A picture alone in its paragraph, with a title: the title is its caption. */
function frameFigures(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'p' || !parent || index === undefined) return
    const inside = node.children.filter(child => child.type !== 'text' || child.value.trim() !== '')
    const only = inside.length === 1 ? inside[0] : undefined
    if (only?.type !== 'element' || only.tagName !== 'picture') return
    const image = only.children.at(-1)
    const title = image?.type === 'element' ? image.properties.title : undefined
    if (image?.type !== 'element' || typeof title !== 'string' || title === '') return
    image.properties.title = undefined
    parent.children[index] = element('figure', {}, [only, element('figcaption', {}, [text(title)])])
    return SKIP
  })
}
