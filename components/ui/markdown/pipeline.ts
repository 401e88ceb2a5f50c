// The steps from Markdown to HTML, in order: parse, tidy, sanitize, and only then what we ourselves add.
import type { Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { frameCallouts } from './callouts'
import { dressCode } from './code'
import { readAttributes } from './curriculum-attributes'
import { readDefinitions } from './definition-lists'
import { normalizeFences } from './fences'
import { placeHeadings } from './headings'
import { type Images, placeImages } from './images'
import { markLinks } from './links'
import { setMath } from './math'
import { linkEmbeds, tidyRawHtml } from './raw-html'
import { allowList } from './schema'
import { containersOnly, dollarsInProse } from './syntax'
import { wrapTables } from './tables'

export interface PipelineOptions {
  images: Images
  headingOffset: number
  /** Before every id of the text. */
  idPrefix: string
  /** Before footnote ids within that; differs from text to text. */
  footnotePrefix: string
}

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkDirective)
  .use(containersOnly)
  .use(dollarsInProse)
  .freeze()
const htmlParser = unified().use(rehypeRaw).freeze()
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze()

/** The Markdown tree of a text, with callouts framed and dialects evened out. */
export function parse(source: string): Root {
  const tree = parser.parse(normalizeFences(source))
  frameCallouts(tree)
  readAttributes(tree)
  readDefinitions(tree)
  return tree
}

/** May throw or take long for hostile input; `renderMarkdown` guards it. */
export function toHtml(source: string, options: PipelineOptions): string {
  const markdown = parse(source)
  const hasRaw = tidyRawHtml(markdown)
  const bridge = unified().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: options.footnotePrefix })
  let tree: HtmlRoot = bridge.runSync(markdown)
  if (hasRaw) {
    tree = htmlParser.runSync(tree)
    linkEmbeds(tree)
  }
  nameFootnoteLabel(tree, options.footnotePrefix)
  tree = unified().use(rehypeSanitize, allowList(options.idPrefix)).runSync(tree)

  markLinks(tree, options.idPrefix)
  placeImages(tree, options.images)
  placeHeadings(tree, options.headingOffset, options.idPrefix)
  wrapTables(tree)
  setMath(tree)
  dressCode(tree)
  return writer.stringify(tree)
}

/** The heading above footnotes has a fixed id in every text; two texts share a page. */
function nameFootnoteLabel(tree: HtmlRoot, prefix: string): void {
  visit(tree, 'element', node => {
    if (node.properties.id === 'footnote-label') node.properties.id = `${prefix}footnote-label`
    if (node.properties.dataFootnoteRef !== undefined) node.properties.ariaDescribedBy = [`${prefix}footnote-label`]
  })
}
