// Rewrites the fenced divs of many dialects (`::: challenge`, `:::{note}`, any fence length) into the one that the parser nests.

import { isKnownCallout } from './callout-kinds'

const DEEPEST = 20
const DEEPEST_QUOTE = 40

interface OpenDiv {
  line: number
  prefix: string
  head: string
  /** The longest run of colons alone on a line inside; the fence must be longer. */
  inner: number
  quote: number
  column: number
}

interface OpenCode {
  marker: string
  quote: number
  column: number
}

/** The source with `\n` line ends and every div fenced so that inner fences are shorter than outer ones. Never touches code. */
export function normalizeFences(source: string): string {
  const lines = source.replace(/\r\n?/g, '\n').replaceAll('\u0000', '\uFFFD').split('\n')
  if (!source.includes(':::') && !source.includes('>>>>') && !source.includes('> > >')) return lines.join('\n')

  const out: string[] = []
  const divs: OpenDiv[] = []
  let columns: number[] = []
  let flattened = 0
  let code: OpenCode | undefined
  let inComment = false

  const close = (closing?: { prefix: string }) => {
    const div = divs.pop()
    if (!div) return
    const colons = ':'.repeat(Math.max(3, div.inner + 1))
    out[div.line] = div.prefix + colons + div.head
    const parent = divs.at(-1)
    if (parent) parent.inner = Math.max(parent.inner, colons.length)
    if (closing) out.push(closing.prefix + colons)
  }

  for (const raw of lines) {
    const line = clipQuotes(raw)
    const quotePrefix = /^(?: {0,3}>[ \t]?)*/.exec(line)?.[0] ?? ''
    const quote = quotePrefix.split('>').length - 1
    const rest = line.slice(quotePrefix.length)
    const indent = /^[ \t]*/.exec(rest)?.[0].length ?? 0
    const blank = indent === rest.length

    if (!blank) {
      if (code && (quote < code.quote || indent < code.column)) code = undefined
      if (!code) columns = columns.filter(column => column <= indent)
      while (isLeft(divs.at(-1), quote, indent)) close()
    }

    if (code) {
      if (closesCode(rest, code.marker)) code = undefined
      const top = divs.at(-1)
      const run = /^\s*(:{3,})\s*$/.exec(rest)?.[1]
      if (top && run) top.inner = Math.max(top.inner, run.length)
      out.push(line)
      continue
    }
    if (inComment) {
      inComment = !rest.includes('-->')
      out.push(line)
      continue
    }

    const items = /^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S))/.exec(rest)?.[0] ?? ''
    if (items) columns.push(items.length)
    const column = columns.at(-1) ?? 0
    const text = rest.slice(items.length).trim()
    const isIndentedCode = !items && indent - column >= 4
    if (isIndentedCode) {
      out.push(line)
      continue
    }

    const marker = /^(`{3,})[^`]*$|^(~{3,})/.exec(text)
    if (marker) code = { marker: marker[1] ?? marker[2] ?? '```', quote, column }
    if (text.startsWith('<!--') && !text.includes('-->')) inComment = true

    const fence = text.startsWith(':::') ? readFence(text) : undefined
    if (!fence) {
      out.push(line)
      continue
    }
    const prefix = quotePrefix + (items || rest.slice(0, indent))
    if (fence === 'close') {
      if (flattened > 0) flattened--
      else close({ prefix })
      continue
    }
    if (divs.length >= DEEPEST) {
      flattened++
      continue
    }
    divs.push({ line: out.length, prefix, head: fence.head, inner: 0, quote, column })
    out.push(line)
  }
  while (divs.length > 0) close()
  return out.join('\n')
}

/** More quote marks than anyone reads only make the parser slow. */
function clipQuotes(line: string): string {
  const marks = /^(?:[ \t]*>){41,}/.exec(line)?.[0]
  return marks ? '>'.repeat(DEEPEST_QUOTE) + line.slice(marks.length) : line
}

/** True when the line stands outside the quote or list item in which the div was opened. */
function isLeft(div: OpenDiv | undefined, quote: number, indent: number): boolean {
  return div !== undefined && (quote < div.quote || indent < div.column)
}

function closesCode(rest: string, marker: string): boolean {
  const text = rest.trim()
  return text.length >= marker.length && text === marker.charAt(0).repeat(text.length)
}

function readFence(text: string): 'close' | { head: string } | undefined {
  const body = text
    .replace(/^:+/, '')
    .replace(/[ \t]*:+$/, '')
    .trim()
  if (body === '') return 'close'

  const braced = /^\{([^{}]*)\}(.*)$/.exec(body)
  if (braced) return readBraced(braced[1] ?? '', braced[2] ?? '')

  const named = /^([A-Za-z][A-Za-z0-9_-]*)(.*)$/.exec(body)
  if (!named) return undefined
  const name = (named[1] ?? '').replace(/[-_]+$/, '').toLowerCase()
  const after = named[2] ?? ''
  if (after !== '' && !/^[[{\s]/.test(after)) return undefined
  const bracketed = /^\s*\[(.*)\]\s*(?:\{[^{}]*\})?$/.exec(after)
  const title = bracketed ? bracketed[1] : after.replace(/\{[^{}]*\}\s*$/, '').trim()
  if (!bracketed && title && !isKnownCallout(name)) return undefined
  return { head: name + label(title ?? '') }
}

/** `{.callout-note title="x"}` (Pandoc, Quarto) and `{note} Title` (MyST). */
function readBraced(attributes: string, after: string): { head: string } | undefined {
  const name = /(?:^|\s)\.?([A-Za-z][A-Za-z0-9_-]*)(?=\s|$)/.exec(attributes)?.[1]
  const title = /title=(?:"([^"]*)"|'([^']*)')/.exec(attributes)
  const clean = (name ?? 'div').replace(/[-_]+$/, '').toLowerCase()
  return { head: clean + label(title?.[1] ?? title?.[2] ?? after.trim()) }
}

function label(title: string): string {
  if (title === '') return ''
  return isBalanced(title) ? `[${title}]` : `[${title.replace(/\\?([[\]])/g, '\\$1')}]`
}

function isBalanced(title: string): boolean {
  let depth = 0
  for (const char of title.replace(/\\./g, '')) {
    if (char === '[') depth++
    if (char === ']') depth--
    if (depth < 0 || depth > 1) return false
  }
  return depth === 0 && !title.endsWith('\\')
}
