// Links that do not say where they lead: read one after the other they all sound the same (WCAG 2.2, 2.4.4).
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Text } from './text'

const VAGUE =
  /^(click\s+)?(here|this|there|link|(this|the)\s+(link|page|site|website|article|video)|(read|learn|see|find\s+out)\s+more|more(\s+info(rmation)?)?|details|continue|go|hier|aqu[ií]|ici|qui)$/i

/** The words of the vague links, as written. */
export function vagueLinks({ tree }: Text): string[] {
  const found: string[] = []
  visit(tree, node => {
    if (node.type !== 'link' && node.type !== 'linkReference') return
    const words = textOf(node).replace(/\s+/g, ' ').trim()
    if (VAGUE.test(words.replace(/[.!:…»›→\s]+$/u, ''))) found.push(words)
  })
  return found
}
