// Reads the page that stands for the whole curriculum: what of it describes the course, and what it promises.
import type { Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { parseMarkdown } from './markdown'
import { cleanTitle } from './title'

export type CourseText = {
  description: string
  /** Headings of the parts that were left out of the description. */
  dropped: string[]
  outcomes: string[]
  requirements: string[]
  subtitle: string | null
}

const ABOUT_THE_REPOSITORY =
  /contribut|licen[cs]e|maintainer|\bauthors?\b|acknowledg|citation|cite|translation|multi-?language|language support|offline|\bpdf\b|slides?|getting help|get help|trademark|other (curricula|courses)|community|code of conduct|support us|sponsor|star history|security|changelog|roadmap|^quiz$|meet the team|thank|credits?$|about (the|software) carpentr|badges?|build status|table of contents|^contents?$|^(toc|summary)$/i
const OUTCOMES =
  /(what (you'?ll|you will|will you|you’ll) learn|learning (objectives|outcomes|goals)|^outcomes?$|^objectives?$|course covers\b)(?!.*\bnot\b)/i
const REQUIREMENTS = /^(prerequisites?|requirements?|what you('ll)? need|before you (start|begin))\b/i
const MAX_POINTS = 12

/** `isLessonUrl` says whether a link leads to a lesson: a part that only lists lessons repeats the outline. */
export function courseText(text: string, isLessonUrl: (url: string) => boolean): CourseText {
  const tree = parseMarkdown(text)
  const parts = inParts(tree)
  const kept: RootContent[] = []
  const dropped: string[] = []
  for (const part of parts) {
    const title = part.heading === null ? null : textOf(part.heading)
    const lists = part.nodes.filter(node => repeatsOutline(node, tree, isLessonUrl))
    if (title !== null && (ABOUT_THE_REPOSITORY.test(cleanTitle(title)) || lists.length > 0))
      dropped.push(cleanTitle(title))
    else kept.push(...part.nodes.filter(node => !lists.includes(node)))
  }
  const slice = (node: RootContent) => text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  const definitions = tree.children.filter(node => node.type === 'definition' && !kept.includes(node))
  const description = [...kept, ...definitions]
    .filter(node => node.type !== 'thematicBreak')
    .map(slice)
    .join('\n\n')
    .trim()
  return {
    description,
    dropped,
    outcomes: pointsUnder(kept, OUTCOMES),
    requirements: pointsUnder(kept, REQUIREMENTS),
    subtitle: firstSentence(kept),
  }
}

type Part = { heading: RootContent | null; depth: number; nodes: RootContent[] }

/** A part under a heading that goes takes the parts below it with it. */
function inParts(tree: Root): Part[] {
  const parts: Part[] = [{ heading: null, depth: 7, nodes: [] }]
  for (const node of tree.children) {
    const last = parts[parts.length - 1]
    const isNested =
      node.type === 'heading' &&
      last?.heading != null &&
      node.depth > last.depth &&
      ABOUT_THE_REPOSITORY.test(textOf(last.heading))
    if (node.type === 'heading' && !isNested) parts.push({ heading: node, depth: node.depth, nodes: [node] })
    else if (node.type !== 'definition') last?.nodes.push(node)
  }
  return parts
}

function repeatsOutline(node: RootContent, tree: Root, isLessonUrl: (url: string) => boolean): boolean {
  if (node.type !== 'table' && node.type !== 'list') return false
  const urls = new Map<string, string>()
  visit(tree, 'definition', found => void urls.set(found.identifier, found.url))
  let lessons = 0
  visit(node, found => {
    const url =
      found.type === 'link' ? found.url : found.type === 'linkReference' ? urls.get(found.identifier) : undefined
    if (url !== undefined && isLessonUrl(url)) lessons += 1
  })
  return lessons > 1 && lessons * 2 >= node.children.length - 1
}

/** The list below a heading, or below a short line, that announces it. */
function pointsUnder(nodes: RootContent[], announced: RegExp): string[] {
  for (const [i, node] of nodes.entries()) {
    const lead =
      node.type === 'heading' || (node.type === 'paragraph' && textOf(node).length < 120)
        ? cleanTitle(textOf(node))
        : null
    if (lead === null || !announced.test(lead)) continue
    const list = nodes.slice(i + 1, i + 3).find(next => next.type === 'list')
    if (list?.type !== 'list') continue
    return list.children
      .map(item => cleanTitle(textOf(item).split('\n')[0] ?? '').replace(/[.,;]+$/, ''))
      .filter(point => point.length > 2)
      .slice(0, MAX_POINTS)
  }
  return []
}

function firstSentence(nodes: RootContent[]): string | null {
  const paragraph = nodes.find(node => node.type === 'paragraph' && textOf(node).split(/\s+/).length >= 6)
  if (paragraph === undefined) return null
  const text = textOf(paragraph).replace(/\s+/g, ' ').trim()
  const sentence = /^.+?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
  return sentence.length <= 240 ? sentence.replace(/:$/, '.') : null
}
