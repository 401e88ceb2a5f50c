// Reads the files in which site generators list their pages: SUMMARY.md, mkdocs.yml, _toc.yml, _quarto.yml, _sidebar.md.

import { dirname, join } from 'node:path/posix'
import type { List, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { parse } from 'yaml'
import { parseMarkdown } from '../pages/markdown'
import { cleanTitle } from '../pages/title'

/** `isPart` marks a heading that has no page of its own and opens a section. */
export type NavEntry = { title: string | null; target: string | null; children: NavEntry[]; isPart?: boolean }

export type Navigation = {
  /** The file that says so, for the report. */
  path: string
  /** The folder that targets are relative to, as a page path for the resolver. */
  base: string
  entries: NavEntry[]
  courseTitle: string | null
  language: string | null
}

export function readNavigation(path: string, text: string): Navigation | null {
  const name = path.split('/').pop()?.toLowerCase() ?? ''
  if (name === 'summary.md' || name === '_sidebar.md') {
    return { path, base: path, entries: fromMarkdown(text), courseTitle: null, language: null }
  }
  const value = fieldsOf(parsed(text))
  if (value === null) return null
  const beside = (folder: string) => join(dirname(path), folder, 'nav')
  if (name === 'mkdocs.yml' || name === 'mkdocs.yaml') {
    const docs = value.get('docs_dir')
    const base = beside(typeof docs === 'string' ? docs : 'docs')
    return {
      path,
      base,
      entries: entriesOf(value.get('nav')),
      courseTitle: word(value.get('site_name')),
      language: word(fieldsOf(value.get('theme'))?.get('language')),
    }
  }
  if (name === '_toc.yml') {
    const root = { title: null, target: word(value.get('root')), children: [] }
    const entries = [value.get('parts'), value.get('chapters'), value.get('sections')].flatMap(entriesOf)
    return {
      path,
      base: path,
      entries: root.target === null ? entries : [root, ...entries],
      courseTitle: null,
      language: null,
    }
  }
  if (name === '_quarto.yml') {
    const book = fieldsOf(value.get('book'))
    const sidebar = fieldsOf(fieldsOf(value.get('website'))?.get('sidebar'))
    const entries = [...entriesOf(book?.get('chapters')), ...entriesOf(sidebar?.get('contents'))]
    return { path, base: path, entries, courseTitle: word(book?.get('title')), language: word(value.get('lang')) }
  }
  return null
}

/** The Carpentries' config.yaml: which episodes there are and in which order, by folder. */
export function readEpisodeLists(text: string): { title: string | null; lists: Map<string, string[]> } {
  const value = fieldsOf(parsed(text))
  const lists = new Map<string, string[]>()
  for (const folder of ['episodes', 'learners']) {
    const names = value?.get(folder)
    if (Array.isArray(names))
      lists.set(
        folder,
        names.filter(name => typeof name === 'string'),
      )
  }
  return { title: word(value?.get('title')), lists }
}

function fromMarkdown(text: string): NavEntry[] {
  const entries: NavEntry[] = []
  for (const node of parseMarkdown(text).children) {
    if (node.type === 'heading' && node.depth > 0 && !/^(summary|table of contents|contents)$/i.test(textOf(node))) {
      entries.push({ title: cleanTitle(textOf(node)), target: null, children: [], isPart: true })
    } else if (node.type === 'list') entries.push(...fromList(node))
    else if (node.type === 'paragraph') entries.push(...linksIn(node))
  }
  return entries
}

function fromList(list: List): NavEntry[] {
  return list.children.map(item => {
    const nested = item.children.filter(child => child.type === 'list')
    const own = item.children.filter(child => child.type !== 'list')
    const [link] = own.flatMap(linksIn)
    const title = cleanTitle(own.map(child => textOf(child)).join(' '))
    return { title: title === '' ? null : title, target: link?.target ?? null, children: nested.flatMap(fromList) }
  })
}

function linksIn(node: RootContent): NavEntry[] {
  const found: NavEntry[] = []
  visit(node, 'link', link => void found.push({ title: cleanTitle(textOf(link)), target: link.url, children: [] }))
  return found
}

const PAGE_KEYS = ['file', 'href', 'root', 'path', 'url', 'link']
const TITLE_KEYS = ['title', 'caption', 'part', 'section', 'text', 'name']
const CHILD_KEYS = ['chapters', 'sections', 'contents', 'entries', 'parts', 'pages', 'children', 'items', 'nav']

function entriesOf(value: unknown): NavEntry[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((part): NavEntry[] => {
    if (typeof part === 'string') return [{ title: null, target: part, children: [] }]
    const fields = fieldsOf(part)
    if (fields === null) return []
    const children = CHILD_KEYS.flatMap(key => entriesOf(fields.get(key)))
    const title = TITLE_KEYS.map(key => word(fields.get(key))).find(found => found !== null) ?? null
    const target = PAGE_KEYS.map(key => word(fields.get(key))).find(found => found !== null) ?? null
    if (children.length > 0 || target !== null) {
      return [{ title: title === null || /\.\w{2,4}$/.test(title) ? null : cleanTitle(title), target, children }]
    }
    return [...fields].map(([name, inner]) => ({
      title: cleanTitle(name),
      target: word(inner),
      children: entriesOf(inner),
    }))
  })
}

function parsed(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent', maxAliasCount: 20, customTags: [] })
  } catch {
    return null
  }
}

function fieldsOf(value: unknown): Map<string, unknown> | null {
  return value === null || typeof value !== 'object' || Array.isArray(value) ? null : new Map(Object.entries(value))
}

function word(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
