// What READMEs and tables say of the lessons: their order, and the groups that they are put in.
import type { Nodes, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Page } from '../pages/read-page'
import type { Resolver } from '../pages/resolve-link'
import { cleanTitle } from '../pages/title'

export type Mentions = Map<string, number>

/** Path → rank by first mention; a folder ranks as the first thing mentioned in it. */
export function mentionsIn(pages: Page[], resolve: Resolver): Mentions {
  const ranks: Mentions = new Map()
  let rank = 0
  const note = (path: string) => {
    rank += 1
    const parts = path.split('/')
    for (let i = parts.length; i > 0; i -= 1) {
      const at = parts.slice(0, i).join('/')
      if (!ranks.has(at)) ranks.set(at, rank)
    }
  }
  for (const page of pages) {
    for (const link of page.links) {
      const target = resolve(page.path, link.url)
      if (target.kind === 'file') note(target.path)
      else {
        const published = publishedPage(link.url)
        if (published !== null) note(published)
      }
    }
  }
  return ranks
}

/** A lesson's address on the rendered site, such as ".../01-intro.html": known by its stem, under "*". */
function publishedPage(url: string): string | null {
  const stem = /^https?:\/\/[^?#]*\/([\w-]+)(?:\.html|\/index\.html)(?:[?#]|$)/.exec(url)?.[1]
  return stem === undefined ? null : `*${stem.toLowerCase()}`
}

export function mentionOf(mentions: Mentions, path: string): number | null {
  const stem = (path.split('/').pop() ?? '').replace(/\.[^.]+$/, '').toLowerCase()
  return mentions.get(path) ?? mentions.get(`*${stem}`) ?? null
}

export type Group = { title: string; paths: string[] }

/** Lessons by the heading that their links stand under. */
export function groupsByHeading(page: Page, resolve: Resolver, isLesson: (path: string) => boolean): Group[] {
  const groups: Group[] = []
  let title: string | null = null
  for (const node of page.tree.children) {
    if (node.type === 'heading') title = cleanTitle(textOf(node))
    else if (title !== null) {
      const paths = linkedPaths(node, page, resolve).filter(isLesson)
      const last = groups[groups.length - 1]
      if (paths.length > 0 && last?.title === title) last.paths.push(...paths)
      else if (paths.length > 0) groups.push({ title, paths: [...paths] })
    }
  }
  return groups.filter(group => group.paths.length > 1)
}

/**
 * What each lesson's row says in the column that tells groups apart: the column whose words are shared by rows of the
 * same group (as `groupOf` sees them) and differ between groups. Returns group → words.
 */
export function groupTitlesFromTables(
  page: Page,
  resolve: Resolver,
  groupOf: (path: string) => string | null,
): Map<string, string> {
  let best: { titles: Map<string, string>; score: number } = { titles: new Map(), score: 0.6 }
  for (const table of page.tree.children.filter(node => node.type === 'table')) {
    const rows = rowsOf(table, page, resolve, groupOf)
    const columns = Math.max(0, ...rows.map(row => row.cells.length))
    const groups = new Set(rows.map(row => row.group))
    if (groups.size < 2 || rows.length <= groups.size) continue
    for (let column = 0; column < columns; column += 1) {
      const found = commonWords(rows, column)
      const distinct = new Set(found.titles.values()).size
      const score = found.agreement * (distinct / groups.size)
      if (found.titles.size === groups.size && score > best.score) best = { titles: found.titles, score }
    }
  }
  return best.titles
}

type Row = { group: string; cells: string[] }

function rowsOf(table: Table, page: Page, resolve: Resolver, groupOf: (path: string) => string | null): Row[] {
  return table.children.slice(1).flatMap(row => {
    const group = linkedPaths(row, page, resolve)
      .map(groupOf)
      .find(found => found !== null)
    return group === undefined || group === null
      ? []
      : [{ group, cells: row.children.map(cell => cleanTitle(textOf(cell))) }]
  })
}

function commonWords(rows: Row[], column: number): { titles: Map<string, string>; agreement: number } {
  const titles = new Map<string, string>()
  let agreeing = 0
  for (const group of new Set(rows.map(row => row.group))) {
    const counts = new Map<string, number>()
    for (const row of rows.filter(candidate => candidate.group === group)) {
      const words = row.cells[column] ?? ''
      if (/\p{L}{2}/u.test(words)) counts.set(words, (counts.get(words) ?? 0) + 1)
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1])
    if (most === undefined) continue
    titles.set(group, most[0])
    agreeing += most[1]
  }
  return { titles, agreement: rows.length === 0 ? 0 : agreeing / rows.length }
}

function linkedPaths(node: Nodes, page: Page, resolve: Resolver): string[] {
  const urls = new Map<string, string>()
  visit(page.tree, 'definition', found => void urls.set(found.identifier, found.url))
  const paths: string[] = []
  visit(node, found => {
    const url =
      found.type === 'link' ? found.url : found.type === 'linkReference' ? urls.get(found.identifier) : undefined
    if (url === undefined) return
    const target = resolve(page.path, url)
    if (target.kind === 'file') paths.push(target.path)
  })
  return paths
}
