// The allow-list of HTML that a text may bring along; what is not named here does not reach the page.
import type { Options } from 'rehype-sanitize'

type PropertyDefinition = NonNullable<Options['attributes']>[string][number]

const TAGS = [
  ...['a', 'abbr', 'aside', 'b', 'blockquote', 'br', 'caption', 'cite', 'code', 'dd', 'del', 'details', 'dfn', 'div'],
  ...['dl', 'dt', 'em', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'input', 'ins'],
  ...['kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'section', 'small', 'span'],
  ...['strike', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt'],
  ...['u', 'ul', 'var', 'wbr'],
]

/** Elements that vanish together with what they contain. */
const STRIP = ['script', 'style', 'template', 'noscript', 'svg', 'math', 'object', 'select', 'textarea', 'title']

const CELL: PropertyDefinition[] = ['colSpan', 'rowSpan', ['align', 'left', 'right', 'center'], ['scope', 'row', 'col']]

/** The schema for one render; every id and name gets `prefix` so that it cannot shadow the page's own. */
export function allowList(prefix: string): Options {
  return {
    tagNames: TAGS,
    strip: STRIP,
    ancestors: {
      caption: ['table'],
      tbody: ['table'],
      td: ['table'],
      th: ['table'],
      thead: ['table'],
      tfoot: ['table'],
      tr: ['table'],
    },
    attributes: {
      '*': ['id', 'lang', ['dir', 'ltr', 'rtl', 'auto'], 'title'],
      a: [
        'href',
        'name',
        'dataFootnoteRef',
        'dataFootnoteBackref',
        'ariaDescribedBy',
        'ariaLabel',
        ['className', 'data-footnote-backref'],
      ],
      abbr: ['title'],
      aside: [['className', /^callout(-[a-z]+)?$/], ['role', 'note'], 'ariaLabel'],
      code: [['className', /^language-[\w+#.-]{1,40}$/, 'math-inline', 'math-display']],
      details: ['open', ['className', /^callout(-[a-z]+)?$/]],
      h2: [['className', 'sr-only']],
      img: ['src', 'alt', 'title'],
      input: [['type', 'checkbox'], ['disabled', true], 'checked'],
      li: [['className', 'task-list-item']],
      ol: ['start', 'reversed', ['className', 'contains-task-list']],
      p: [['className', 'callout-title']],
      section: ['dataFootnotes', ['className', 'footnotes']],
      summary: [['className', 'callout-title']],
      td: CELL,
      th: CELL,
      ul: [['className', 'contains-task-list']],
    },
    required: { input: { type: 'checkbox', disabled: true } },
    clobber: ['id', 'name', 'ariaDescribedBy'],
    clobberPrefix: prefix,
    protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  }
}

/** Elements that are known to browsers and give way to their content, or to a link. */
const UNWRAPPED = [
  ...['article', 'audio', 'big', 'button', 'center', 'col', 'colgroup', 'font', 'footer', 'form', 'header', 'iframe'],
  ...['label', 'main', 'nav', 'nobr', 'picture', 'source', 'time', 'video'],
]
const SHOWN = new Set([...TAGS, ...UNWRAPPED])

/** True for an element of which something reaches the page: itself or its content. */
export function isShownTag(tagName: string): boolean {
  return SHOWN.has(tagName.toLowerCase())
}
