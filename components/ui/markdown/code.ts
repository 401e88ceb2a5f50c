// Dresses code blocks: colored by language, labelled with it, and focusable where a phone has to scroll them.
import type { Element, Root } from 'hast'
import rehypeHighlight from 'rehype-highlight'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { classNames, element, innerText, text } from './html-nodes'

const LONGEST_COLORED = 100_000
const FITS_A_PHONE = 34

const NAMES: Record<string, string> = {
  arduino: 'Arduino',
  bash: 'Shell',
  c: 'C',
  console: 'Shell',
  cpp: 'C++',
  cs: 'C#',
  csharp: 'C#',
  css: 'CSS',
  diff: 'Diff',
  error: 'Error',
  go: 'Go',
  graphql: 'GraphQL',
  html: 'HTML',
  http: 'HTTP',
  ini: 'INI',
  java: 'Java',
  javascript: 'JavaScript',
  js: 'JavaScript',
  json: 'JSON',
  jsx: 'JSX',
  kotlin: 'Kotlin',
  less: 'Less',
  lua: 'Lua',
  makefile: 'Makefile',
  markdown: 'Markdown',
  md: 'Markdown',
  objectivec: 'Objective-C',
  output: 'Output',
  perl: 'Perl',
  php: 'PHP',
  powershell: 'PowerShell',
  py: 'Python',
  python: 'Python',
  r: 'R',
  rb: 'Ruby',
  rs: 'Rust',
  ruby: 'Ruby',
  rust: 'Rust',
  scss: 'SCSS',
  sh: 'Shell',
  shell: 'Shell',
  sql: 'SQL',
  swift: 'Swift',
  toml: 'TOML',
  ts: 'TypeScript',
  tsx: 'TSX',
  typescript: 'TypeScript',
  vbnet: 'VB.NET',
  wasm: 'WebAssembly',
  xml: 'XML',
  yaml: 'YAML',
  yml: 'YAML',
  zsh: 'Shell',
}

const NOT_LANGUAGES = new Set(['text', 'txt', 'plain', 'plaintext', 'none'])

const newPainter = () =>
  unified()
    .use(rehypeHighlight, {
      plainText: ['text', 'txt', 'plain', 'none', 'output', 'error'],
      aliases: { bash: ['console', 'terminal'], cpp: ['ino'], python: ['python3', 'ipython'] },
    })
    .freeze()

let painter = newPainter()
let isPainting = false

/** Changes the HTML tree in place; runs after sanitizing. */
export function dressCode(tree: Root): void {
  let colored = 0
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'pre' || !parent || index === undefined) return
    const code = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code')
    if (!code) return SKIP
    const source = innerText(code)
    const language = languageOf(code)
    colored += language ? source.length : 0
    code.properties = language && colored <= LONGEST_COLORED ? { className: [`language-${language}`] } : {}

    const label = language && !NOT_LANGUAGES.has(language) ? (NAMES[language] ?? language) : undefined
    const scrolls = source.split('\n').some(line => line.length > FITS_A_PHONE)
    if (scrolls) node.properties = { tabIndex: 0, role: 'group', ariaLabel: label ? `Code, ${label}` : 'Code' }
    const title = label ? [element('div', { className: ['code-language'] }, [text(label)])] : []
    parent.children[index] = element('div', { className: ['code-block'] }, [...title, node])
    return SKIP
  })
  paint(tree)
}

/** A painter that was stopped by the time limit in the middle of its work may be half prepared: the next text gets a new one. */
function paint(tree: Root): void {
  if (isPainting) painter = newPainter()
  isPainting = true
  try {
    painter.runSync(tree)
    isPainting = false
  } catch {
    // Uncolored code reads well enough; `isPainting` stays set.
  }
}

/** `python`, from `python`, `Python`, `{python}`, `{.python}` or `python:title`. */
function languageOf(code: Element): string | undefined {
  const name = classNames(code).find(each => each.startsWith('language-'))
  return /^language-\{?\.?([\w+#-]+)/.exec(name ?? '')?.[1]?.toLowerCase()
}
