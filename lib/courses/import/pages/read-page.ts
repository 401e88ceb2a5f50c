// Reads one Markdown page: its front matter, title, links and length.

import { basename, dirname } from 'node:path/posix'
import type { Heading, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { cleanMarkup } from '../body/clean-markup'
import { type FrontMatter, splitFrontMatter } from './front-matter'
import { parseMarkdown, wordsIn } from './markdown'
import { cleanTitle, sameTitle, titleFromName } from './title'

export type Page = {
  path: string
  name: string
  folder: string
  meta: FrontMatter
  title: string
  /** Whether the page itself says its title (and not only its name). */
  hasOwnTitle: boolean
  /** Cleaned Markdown without front matter and without the heading that became the title. */
  text: string
  /** How much of `text` stood above that heading: on a README badges and notices. */
  preambleLength: number
  /** Of the whole page, heading included, for those who look for tables and lists of links. */
  tree: Root
  /** Link targets as written, in order. */
  links: { url: string; text: string }[]
  words: number
  order: number | null
  /** README, index and their like: they stand for their folder. */
  isIndex: boolean
  problems: string[]
}

const INDEX_NAMES = new Set(['readme', 'index', '_index', 'section', 'intro_index'])

export function readPage(path: string, source: string): Page {
  const { meta, body, problems } = splitFrontMatter(source)
  const cleaned = cleanMarkup(body, path)
  const tree = parseMarkdown(cleaned)
  const heading = titleHeading(tree, meta.title ?? null)
  const name = basename(path)
  const stem = name.replace(/\.[^.]+$/, '').toLowerCase()
  const isIndex = INDEX_NAMES.has(stem)
  const fallback = isIndex ? titleFromName(basename(dirname(path))) : titleFromName(name)
  const links: Page['links'] = []
  const urls = new Map<string, string>()
  visit(tree, 'definition', node => void urls.set(node.identifier, node.url))
  visit(tree, node => {
    if (node.type === 'link') links.push({ url: node.url, text: textOf(node) })
    if (node.type === 'linkReference') links.push({ url: urls.get(node.identifier) ?? '', text: textOf(node) })
  })
  return {
    path,
    name,
    folder: dirname(path) === '.' ? '' : dirname(path),
    meta,
    title:
      meta.title !== undefined
        ? cleanTitle(meta.title)
        : heading !== null
          ? cleanTitle(rawText(heading, cleaned))
          : fallback,
    hasOwnTitle: meta.title !== undefined || heading !== null,
    text: heading === null ? cleaned : without(cleaned, heading),
    preambleLength: heading?.position?.start.offset ?? 0,
    tree,
    links,
    words: wordsIn(tree) - (heading === null ? 0 : wordsIn(heading)),
    order: meta.order ?? meta.weight ?? meta.nav_order ?? meta.position ?? meta.sidebar_position ?? null,
    isIndex,
    problems,
  }
}

/** The heading that says the title: the first h1, or whatever first heading repeats the title of the front matter. */
function titleHeading(tree: Root, title: string | null): Heading | null {
  const headings = tree.children.filter(node => node.type === 'heading')
  const [first] = headings
  if (title !== null) {
    return first !== undefined && sameTitle(textOf(first), title) && (first.depth === 1 || first === tree.children[0])
      ? first
      : null
  }
  const top = headings.find(heading => heading.depth === 1)
  if (top !== undefined && textOf(top).trim() !== '') return top
  return first !== undefined &&
    first === tree.children[0] &&
    first.depth === 2 &&
    headings.filter(h => h.depth === 2).length === 1
    ? first
    : null
}

function rawText(heading: Heading, source: string): string {
  const from = heading.children[0]?.position?.start.offset
  const to = heading.children[heading.children.length - 1]?.position?.end.offset
  return from === undefined || to === undefined ? textOf(heading) : source.slice(from, to)
}

function without(source: string, heading: Heading): string {
  const from = heading.position?.start.offset ?? 0
  const to = heading.position?.end.offset ?? 0
  return source.slice(0, from) + source.slice(to)
}
