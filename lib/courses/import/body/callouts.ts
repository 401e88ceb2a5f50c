// Makes every fenced div one of our callouts (five open ones, two that fold), with fences that nest: the outer one is longer.
import { codeLines } from '../pages/markdown'

type CalloutKind = 'note' | 'tip' | 'warning' | 'example' | 'key' | 'solution' | 'spoiler'
type Style = { kind: CalloutKind; label: string | null; prefix?: boolean }

const STYLES: Record<string, Style> = {
  note: { kind: 'note', label: null },
  info: { kind: 'note', label: null },
  callout: { kind: 'note', label: null },
  admonition: { kind: 'note', label: null },
  seealso: { kind: 'note', label: 'See also' },
  questions: { kind: 'note', label: 'Questions' },
  discussion: { kind: 'note', label: 'Discussion', prefix: true },
  prereq: { kind: 'note', label: 'Before you start' },
  prerequisites: { kind: 'note', label: 'Before you start' },
  checklist: { kind: 'note', label: 'Checklist', prefix: true },
  testimonial: { kind: 'note', label: null },
  quote: { kind: 'note', label: null },
  abstract: { kind: 'note', label: 'Summary' },
  tip: { kind: 'tip', label: null },
  hint: { kind: 'tip', label: 'Hint' },
  solution: { kind: 'solution', label: 'Solution' },
  answer: { kind: 'solution', label: 'Answer' },
  spoiler: { kind: 'spoiler', label: null },
  details: { kind: 'spoiler', label: null },
  dropdown: { kind: 'spoiler', label: null },
  success: { kind: 'tip', label: null },
  warning: { kind: 'warning', label: null },
  caution: { kind: 'warning', label: null },
  danger: { kind: 'warning', label: null },
  error: { kind: 'warning', label: null },
  attention: { kind: 'warning', label: null },
  example: { kind: 'example', label: null },
  challenge: { kind: 'example', label: 'Challenge', prefix: true },
  exercise: { kind: 'example', label: 'Exercise', prefix: true },
  key: { kind: 'key', label: null },
  important: { kind: 'key', label: null },
  objectives: { kind: 'key', label: 'Objectives' },
  keypoints: { kind: 'key', label: 'Key points' },
}
const DROPPED = new Set(['instructor', 'instructors'])
const UNTITLED_AS_LABEL = /^(solution|hint|challenge|exercise|discussion|note|tip|objectives|questions|key ?points)$/i

type Div = { name: string; title: string | null; indent: string; content: (string | Div)[] }

export function normalizeCallouts(text: string): string {
  if (!/^[ \t]*:{3,}/m.test(text)) return text
  const lines = text.split('\n')
  const isCode = codeLines(lines)
  const root: Div = { name: '', title: null, indent: '', content: [] }
  const open: Div[] = [root]
  for (const [i, line] of lines.entries()) {
    const fence = isCode[i] === true ? null : /^([ \t]*):{3,}[ \t]*([^\n]*?)[ \t]*:*[ \t]*$/.exec(line)
    const inner = open[open.length - 1] ?? root
    if (fence === null) inner.content.push(line)
    else if ((fence[2] ?? '') === '') {
      if (open.length > 1) open.pop()
    } else {
      const div = { ...nameAndTitle(fence[2] ?? ''), indent: fence[1] ?? '', content: [] }
      inner.content.push(div)
      open.push(div)
    }
  }
  return root.content.map(part => (typeof part === 'string' ? part : render(part).join('\n'))).join('\n')
}

/** Reads `note`, `note[Title]`, `note Title`, `{.callout-note title="Title"}`, `{note} Title`. */
function nameAndTitle(info: string): { name: string; title: string | null } {
  const braces = /^\{([^}]*)\}[ \t]*(.*)$/.exec(info)
  const attributes = braces?.[1] ?? info
  const quoted = /title\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1]
  const bracketed = /\[(.*)\]\s*(?:\{[^}]*\})?$/.exec(info)?.[1]
  const name = (/^[\s.]*([A-Za-z][\w-]*)/.exec(attributes)?.[1] ?? '')
    .toLowerCase()
    .replace(/^callout-(?=.)|^admonition-(?=.)/, '')
  const rest = braces === null ? info.slice((/^[\w-]+/.exec(info)?.[0] ?? '').length) : (braces[2] ?? '')
  const plain = bracketed === undefined && quoted === undefined ? rest.replace(/\{[^}]*\}/, '').trim() : null
  const title = quoted ?? bracketed ?? (plain === '' ? null : plain)
  return { name, title: title === null || title.trim() === '' ? null : title.trim() }
}

function render(div: Div): string[] {
  if (DROPPED.has(div.name)) return []
  const style = STYLES[div.name]
  const given = div.title ?? (style === undefined ? null : takeHeading(div))
  const body = div.content.flatMap(part => (typeof part === 'string' ? [part] : render(part)))
  if (style === undefined) return ['', ...(given === null ? [] : [`${div.indent}**${given}**`, '']), ...body, '']
  const text = body.join('\n').replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, '')
  if (text.trim() === '') return []
  const title = fullTitle(style, given)
  const fence = div.indent + ':'.repeat(3 + nesting(text))
  return ['', `${fence}${style.kind}${title === null ? '' : `[${title}]`}`, '', ...text.split('\n'), '', fence, '']
}

function fullTitle(style: Style, given: string | null): string | null {
  if (given === null || UNTITLED_AS_LABEL.test(given)) return style.label ?? given
  const balanced = given.split('[').length === given.split(']').length ? given : given.replace(/[[\]]/g, '')
  return style.prefix === true && style.label !== null ? `${style.label}: ${balanced}` : balanced
}

/** A heading that opens the div is its title. */
function takeHeading(div: Div): string | null {
  const at = div.content.findIndex(part => typeof part !== 'string' || part.trim() !== '')
  const first = div.content[at]
  if (typeof first !== 'string') return null
  const heading = /^\s*#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/.exec(first)?.[1]
  if (heading === undefined) return null
  div.content.splice(at, 1)
  return heading.replace(/\s*\{[^}]*\}$/, '').trim()
}

/** How many levels of callouts the rendered text already holds. */
function nesting(text: string): number {
  const lengths = [...text.matchAll(/^[ \t]*(:{3,})[a-z]/gm)].map(match => (match[1] ?? '').length - 2)
  return Math.max(0, ...lengths)
}
