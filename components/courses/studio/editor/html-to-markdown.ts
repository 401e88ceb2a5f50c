// Turns the HTML that word processors and web pages put on the clipboard into clean Markdown.
import type { Root } from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { tidyPastedHtml } from './tidy-pasted-html'

/** Pictures of other programs point into their own files, so they are counted and left out. */
export type Converted = { markdown: string; picturesLeftOut: number }

const parser = unified().use(rehypeParse, { fragment: true }).freeze()
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '*', fence: '`', rule: '-', listItemIndent: 'one' })
  .freeze()

export function htmlToMarkdown(html: string): Converted {
  const tree: Root = parser.parse(onlyFragment(html))
  const { picturesLeftOut } = tidyPastedHtml(tree)
  const markdown = writer.stringify(unified().use(rehypeRemark).runSync(tree))
  return {
    markdown: markdown
      .replace(/&#x20;|\u00a0/g, ' ')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    picturesLeftOut,
  }
}

/** What was copied stands between two comments; styles and settings of the program stand around it. */
function onlyFragment(html: string): string {
  const inside = /<!--\s*StartFragment\s*-->([\s\S]*)<!--\s*EndFragment\s*-->/i.exec(html)?.[1]
  return (inside ?? html)
    .replace(/<!--[\s\S]*?-->|<!\[[^>]*>/g, '')
    .replace(/<(style|xml|script|head)[\s>][\s\S]*?<\/\1>/gi, '')
}
