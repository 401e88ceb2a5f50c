// Reads through the HTML of word processors: lists that are paragraphs, bold that is a style, pictures that lead nowhere.
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** Changes the tree in place. */
export function tidyPastedHtml(tree: Root): { picturesLeftOut: number } {
  let picturesLeftOut = 0
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return
    if (DROPPED.has(node.tagName) || node.tagName.startsWith('v:') || isListMark(node)) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.tagName === 'img' && !/^(https:|\/api\/)/.test(String(node.properties.src ?? ''))) {
      picturesLeftOut++
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.tagName === 'o:p' || isPlainBold(node)) {
      parent.children.splice(index, 1, ...node.children)
      return [SKIP, index]
    }
    if (node.tagName === 'span') markStyled(node)
    if (node.tagName === 'table') nameHeaderRow(node)
    if (levelOf(node) > 0) node.properties.dataNumbered = hasNumber(node)
  })
  gatherLists(tree)
  nameTitles(tree)
  return { picturesLeftOut }
}

const DROPPED = new Set(['meta', 'link', 'style', 'script', 'title', 'xml', 'w:sdtpr', 'colgroup'])

const styleOf = (node: Element) => String(node.properties.style ?? '').toLowerCase()
const classesOf = (node: Element) =>
  Array.isArray(node.properties.className) ? node.properties.className.map(String) : []

/** Google Docs wraps everything into `<b style="font-weight:normal">`. */
function isPlainBold(node: Element): boolean {
  return node.tagName === 'b' && /font-weight:\s*(normal|400)/.test(styleOf(node))
}

/** Word writes the bullet or number as text that only its own lists show. */
function isListMark(node: Element): boolean {
  return /mso-list:\s*ignore/.test(styleOf(node))
}

function markStyled(node: Element): void {
  const style = styleOf(node)
  const wrap = (tagName: string) => {
    node.children = [{ type: 'element', tagName, properties: {}, children: node.children }]
  }
  if (/font-style:\s*italic/.test(style)) wrap('em')
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) wrap('strong')
  if (/text-decoration:[^;]*line-through/.test(style)) wrap('del')
}

/** A table of Markdown has a header; where none is marked, the first row is one. */
function nameHeaderRow(table: Element): void {
  let isFirstRow = true
  let hasHeader = false
  visit(table, 'element', node => {
    hasHeader ||= node.tagName === 'th'
  })
  if (hasHeader) return
  visit(table, 'element', node => {
    if (node.tagName !== 'tr' || !isFirstRow) return
    isFirstRow = false
    for (const cell of node.children) if (cell.type === 'element' && cell.tagName === 'td') cell.tagName = 'th'
  })
}

/** Word's title is a paragraph; here it is the first heading. */
function nameTitles(tree: Root): void {
  visit(tree, 'element', node => {
    if (node.tagName === 'p' && classesOf(node).includes('MsoTitle')) node.tagName = 'h1'
  })
}

/** Paragraphs that Word numbers or bullets become lists, each level inside the item above it. */
function gatherLists(tree: Root): void {
  visit(tree, node => {
    if (node.type !== 'root' && node.type !== 'element') return
    const children: (RootContent | ElementContent)[] = node.children
    if (!children.some(child => levelOf(child) > 0)) return
    node.children = gather(children) as ElementContent[]
  })
}

function gather(children: (RootContent | ElementContent)[]): (RootContent | ElementContent)[] {
  const out: (RootContent | ElementContent)[] = []
  let open: Element[] = []
  for (const child of children) {
    const level = levelOf(child)
    if (level === 0 || child.type !== 'element') {
      if (open.length > 0 && child.type === 'text' && child.value.trim() === '') continue
      open = []
      out.push(child)
      continue
    }
    open = open.slice(0, level)
    while (open.length < level) {
      const list: Element = {
        type: 'element',
        tagName: child.properties.dataNumbered ? 'ol' : 'ul',
        properties: {},
        children: [],
      }
      const item = open.at(-1)?.children.at(-1)
      if (item?.type === 'element') item.children.push(list)
      else if (open.length > 0)
        open.at(-1)?.children.push({ type: 'element', tagName: 'li', properties: {}, children: [list] })
      else out.push(list)
      open.push(list)
    }
    open.at(-1)?.children.push({ type: 'element', tagName: 'li', properties: {}, children: child.children })
  }
  return out
}

/** 1 for `mso-list:l0 level1 lfo1`, 0 for what is no such paragraph. */
function levelOf(node: RootContent | ElementContent): number {
  if (node.type !== 'element' || node.tagName !== 'p') return 0
  return Math.min(6, Number(/mso-list:\s*l\d+\s+level(\d+)/.exec(styleOf(node))?.[1] ?? 0))
}

/** Whether Word marks this item by a number or letter, as in `2.` and `b)`; asked before the mark is dropped. */
function hasNumber(item: Element): boolean {
  let mark = ''
  visit(item, 'element', node => {
    if (!isListMark(node)) return
    mark += textOf(node)
    return SKIP
  })
  return /^\s*[\da-z]{1,4}[.)]/i.test(mark)
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
