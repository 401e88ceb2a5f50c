// Whatever a stranger writes: no script reaches the page, nothing throws, nothing takes long.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { plainText } from './plain-text'
import { renderMarkdown } from './render'

const DATA = '../shared/data'
const XSS = join(DATA, 'security/markdown-it_xss.txt')
const BLNS = join(DATA, 'security/blns.json')
const CURRICULA = join(DATA, 'markdown')

const htmlParser = unified().use(rehypeRaw).freeze()
const FORBIDDEN = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'svg',
  'form',
  'base',
  'link',
  'meta',
  'textarea',
])

/** What a browser would find in the output that must never be there. */
function dangers(html: string): string[] {
  const tree: Root = htmlParser.runSync({ type: 'root', children: [{ type: 'raw', value: html }] })
  const found: string[] = []
  visit(tree, 'element', node => {
    if (FORBIDDEN.has(node.tagName)) found.push(node.tagName)
    for (const [name, value] of Object.entries(node.properties)) {
      if (/^(?:on|style$|srcdoc$|formAction$)/i.test(name)) found.push(name)
      if (!['href', 'src', 'srcSet', 'action'].includes(name)) continue
      const address = [...String(value)].filter(char => char > ' ').join('')
      if (/^[a-z][a-z0-9+.-]*:/i.test(address) && !/^(?:https?|mailto):/i.test(address))
        found.push(`${name}=${address}`)
    }
  })
  return found
}

function checked(source: string): string {
  const start = performance.now()
  const html = renderMarkdown(source)
  expect(performance.now() - start).toBeLessThan(2_000)
  expect(dangers(html)).toEqual([])
  return html
}

describe('scripts', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '[x](javascript:alert(1)) [y](data:text/html,x) [z](vbscript:x)',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<iframe src="javascript:alert(1)"></iframe><video src="javascript:alert(1)">',
    '<p style="position:fixed">x</p><form action="javascript:x"><button formaction="javascript:x">',
    ':::note[<img src=x onerror=alert(1)>]{onclick=alert(1) style=x}\nx\n:::',
    '$\\href{javascript:alert(1)}{x} \\htmlData{a=b}{x} \\url{javascript:x} \\includegraphics{x}$',
    '```js"onclick=alert(1)\nx\n```',
    '![x](javascript:alert(1) "<script>") ![y](data:image/svg+xml,<svg/onload=alert(1)>)',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<plaintext><b>x',
    '<!--><img src=x onerror=alert(1)>-->',
    '<a href="https://x.org" target=_blank ping=x>x</a>',
  ])('finds nothing to run in %j', source => {
    checked(source)
  })

  it('prefixes ids and names, so that none shadows the page', () => {
    expect(renderMarkdown('<a id="cookie" name="body">x</a>')).toBe('<p><a id="md-cookie" name="md-body">x</a></p>')
  })

  it('holds for any mixture of dangerous pieces', () => {
    const piece = fc.oneof(
      fc.constantFrom(...PIECES),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), pieces => {
        expect(dangers(renderMarkdown(pieces.join('')))).toEqual([])
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  const hasXss = existsSync(XSS)
  it.skipIf(!hasXss)(`markdown-it's cases${hasXss ? '' : ' — skipped, the sample is not on this machine'}`, () => {
    for (const source of readFileSync(XSS, 'utf8').split(/\n\.\n/)) checked(source)
  })

  const hasBlns = existsSync(BLNS)
  it.skipIf(!hasBlns)(
    `naughty strings${hasBlns ? '' : ' — skipped, the sample is not on this machine'}`,
    () => {
      const strings: unknown = JSON.parse(readFileSync(BLNS, 'utf8'))
      if (!Array.isArray(strings)) throw new Error('not a list')
      for (const each of strings.map(String)) for (const source of [each, `[a](${each}) <${each}>`]) checked(source)
    },
    60_000,
  )
})

const PIECES = [
  ...[
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    '\\',
    '\n',
    '\n\n',
    ' ',
    '`',
    '```',
    '$',
    '$$',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '!',
    '&#x3C;',
    '&lt;',
  ],
  ...[
    '<script>',
    '</script>',
    '<style>',
    '<svg',
    '<math>',
    '<img src=x ',
    'onerror=alert(1)',
    '<a href="',
    'javascript:alert(1)',
  ],
  ...[
    '<iframe src=',
    '<textarea>',
    '<title>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<p>',
    '</p>',
    '<table>',
    '<select>',
    '<details ontoggle=x open>',
  ],
  ...[
    ':::note',
    ':::',
    '> [!NOTE]\n',
    '[^1]',
    '[^1]: ',
    '| a |\n|---|\n',
    '\\href{',
    '\\htmlStyle{',
    'style="x"',
    'id="x"',
    '{onclick=x}',
  ],
]

describe('time', () => {
  const MANY = 1_000_000
  it.each([
    ['10,000 quote marks', '>'.repeat(10_000)],
    ['10,000 spaced quote marks', '> '.repeat(10_000)],
    ['10,000 nested list items', '- '.repeat(10_000)],
    ['a staircase of lists', Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['1 MB of [', '['.repeat(MANY)],
    ['1 MB of [a](', '[a]('.repeat(MANY / 4)],
    ['1 MB of *a _', '*a _'.repeat(MANY / 4)],
    ['nested tags', '<div>'.repeat(20_000)],
    ['a formula that expands', `$\\def\\a{xx}${'\\def\\a{\\a\\a}'.repeat(40)}\\a$`],
    ['open divs', ':::note\n'.repeat(20_000)],
    ['code', `\`\`\`js\n${'const a = "b" + f(c)\n'.repeat(20_000)}\`\`\``],
    ['NUL and lone surrogates', '\u0000\uD800'.repeat(1_000)],
  ])(
    '%s: in time and without an error',
    (_, source) => {
      const html = checked(source)
      expect(html).not.toBe('')
      const start = performance.now()
      plainText(source)
      expect(performance.now() - start).toBeLessThan(2_000)
    },
    20_000,
  )

  it('finds the words of hostile text in time', () => {
    const start = performance.now()
    expect(plainText('['.repeat(MANY))).not.toBe('')
    expect(performance.now() - start).toBeLessThan(2_000)
  }, 10_000)

  it('cuts very long texts and says so', () => {
    const html = renderMarkdown(`${'word '.repeat(100)}\n\n`.repeat(1_200))
    expect(html).toContain('This text is very long. Only its beginning is shown.')
  }, 10_000)

  it('leaves the next text whole when one was stopped', () => {
    renderMarkdown('```py\nx = [1]\n```\n\n'.repeat(20_000))
    expect(renderMarkdown('```py\nx = 1\n```')).toContain('hljs-number')
  }, 10_000)

  it('gives the same text the second time at once', () => {
    const source = `${'Some *words* and `code`. '.repeat(40)}\n\n`.repeat(5)
    const first = renderMarkdown(source)
    const start = performance.now()
    expect(renderMarkdown(source)).toBe(first)
    expect(performance.now() - start).toBeLessThan(20)
  })
})

const hasCurricula = existsSync(CURRICULA)
it.skipIf(!hasCurricula)(
  `every fourth file of real curricula reads well${hasCurricula ? '' : ' — skipped, the samples are not on this machine'}`,
  () => {
    const files = readdirSync(CURRICULA, { recursive: true }).map(String)
    const sample = files.filter(file => file.endsWith('.md')).filter((_, position) => position % 4 === 0)
    for (const file of sample) {
      const source = readFileSync(join(CURRICULA, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')
      const html = renderMarkdown(source).replace(/<pre[\s\S]*?<\/pre>/g, '')
      expect(html, file).not.toMatch(/:::|\{alt=|markdown-notice/)
    }
  },
  60_000,
)
