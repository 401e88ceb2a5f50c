// Puts each table into a region that scrolls by itself and can be reached by keyboard, and names task boxes.
import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { element, innerText } from './html-nodes'

const LABEL_LENGTH = 80

/** Changes the HTML tree in place. */
export function wrapTables(tree: Root): void {
  let tables = 0
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'input') node.properties.ariaLabel = node.properties.checked ? 'Done' : 'To do'
    if (node.tagName !== 'table' || !parent || index === undefined) return
    tables++
    const properties = { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: labelOf(node, tables) }
    parent.children[index] = element('div', properties, [node])
    return [SKIP, index + 1]
  })
}

/** Regions need different names: the table's number and its caption or column heads. */
function labelOf(table: Element, position: number): string {
  const found: string[] = []
  visit(table, 'element', node => {
    if (node.tagName === 'td') return false
    if (node.tagName === 'th' || node.tagName === 'caption') found.push(innerText(node).replace(/\s+/g, ' ').trim())
  })
  const words = found.filter(each => each !== '').join(', ')
  const short = words.length > LABEL_LENGTH ? `${words.slice(0, LABEL_LENGTH)}…` : words
  return short === '' ? `Table ${position}` : `Table ${position}: ${short}`
}
