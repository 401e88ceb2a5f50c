// Turns what other site generators understand (Liquid, Pandoc, kramdown, MyST, MDX, HTML) into the Markdown of our lessons.
import { changeProse } from '../pages/markdown'
import { normalizeCallouts } from './callouts'
import { toFencedDivs } from './foreign-callouts'
import { tidyHtml } from './tidy-html'

export function cleanMarkup(text: string, path: string): string {
  const isMdx = /\.mdx$/i.test(path)
  let cleaned = changeProse(text, prose => tidyHtml(isMdx ? withoutJsx(prose) : prose))
  cleaned = changeProse(cleaned, withoutLiquid)
  cleaned = toFencedDivs(cleaned)
  cleaned = changeProse(cleaned, prose => escapeLoneDollars(definitionLists(withoutAttributes(prose))))
  cleaned = cleaned.replace(/^([ \t>]*(?:```+|~~~+))\{(?:\.|code-block\}?\s*)?([\w+-]*)[^}\n]*\}?[^\n]*$/gm, '$1$2')
  cleaned = normalizeCallouts(cleaned)
  return cleaned.replace(/[ \t]+$/gm, match => (match === '  ' ? match : '')).trim()
}

const LIQUID_TAGS =
  'raw|endraw|include|include_relative|include_cached|assign|capture|endcapture|if|else|elsif|endif|unless|endunless|for|endfor|seo|toc'

function withoutLiquid(prose: string): string {
  return prose
    .replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, '')
    .replace(/\{%-?\s*highlight\s+([\w+-]+)[^%]*%\}\n?([\s\S]*?)\n?\{%-?\s*endhighlight\s*-?%\}/g, '\n```$1\n$2\n```\n')
    .replace(/\{%-?\s*(?:link|post_url)\s+(\S+?)\s*-?%\}/g, '/$1')
    .replace(new RegExp(`\\{%-?\\s*(?:${LIQUID_TAGS})\\b[^%]*-?%\\}`, 'g'), '')
    .replace(/\{\{<\s*ref\s+"([^"]+)"\s*>\}\}|\{\{<\s*relref\s+"([^"]+)"\s*>\}\}/g, '$1$2')
    .replace(/\{\{[<%]\s*\/?[^}]*[>%]\}\}/g, '')
    .replace(/\{\{\s*(?:site|page)\.(?:root|baseurl|url|github\.url)\s*(?:\|[^}]*)?\}\}\/?/g, '/')
    .replace(/\{\{\s*(?:site|page|layout)\.[^}]*\}\}/g, '')
}

function withoutAttributes(prose: string): string {
  return prose
    .replace(
      /!\[([^\]]*)\]\(([^()\s]+(?:\s+"[^"]*")?)\)\{([^{}\n]*)\}/g,
      (_all, alt: string, target: string, attributes: string) => {
        const given = /(?:^|\s):?\s*alt\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/.exec(attributes)
        const words = (given?.[1] ?? given?.[2] ?? '').replace(/\\(["'])/g, '$1').replace(/(?<!\\)([[\]])/g, '\\$1')
        return `![${alt.trim() === '' ? words : alt}](${target})`
      },
    )
    .replace(/(\]\([^()\n]*\)|\]\[[^\]\n]*\])\{:?[^{}\n]*\}/g, '$1')
    .replace(/^[ \t>]*\{:[^{}\n]*\}[ \t]*$/gm, '')
    .replace(/^(#{1,6}[ \t].*?)[ \t]*\{:?[ \t]*[#.][^{}\n]*\}[ \t]*$/gm, '$1')
    .replace(/\[([^[\]\n]+)\]\{[#.:][^{}\n]*\}/g, '$1')
    .replace(/^(\[toc\]|\[\[toc\]\]|\{:toc\}|\*\s+TOC)[ \t]*$/gim, '')
}

/** Pandoc's "term, newline, colon" becomes a heading with its text, so that links to terms find them. */
function definitionLists(prose: string): string {
  return prose.replace(/(^|\n)([^\s:#>|*\-`][^\n]{0,80})\n:[ \t]{1,}(\S)/g, '$1### $2\n\n$3')
}

/** Money is not maths: a dollar sign that cannot open or close a formula (by Pandoc's rule) is escaped. */
export function escapeLoneDollars(prose: string): string {
  if (!prose.includes('$')) return prose
  return prose
    .split(/(\n[ \t]*\n)/)
    .map(paragraph => (paragraph.includes('$$') ? paragraph : escapeInParagraph(paragraph)))
    .join('')
}

function escapeInParagraph(paragraph: string): string {
  let result = ''
  let from = 0
  for (const match of paragraph.matchAll(/(?<![\\$\w])\$(?=[^\s$])(?:\\.|[^$\\])*?(?<=[^\s\\])\$(?![\w$])/g)) {
    result += escapeDollars(paragraph.slice(from, match.index)) + match[0]
    from = match.index + match[0].length
  }
  return result + escapeDollars(paragraph.slice(from))
}

function escapeDollars(text: string): string {
  return text.replace(/(?<!\\)\$/g, '\\$')
}

function withoutJsx(prose: string): string {
  return prose
    .replace(
      /^(import\s[^\n]*from\s+['"][^'"\n]+['"];?|import\s+['"][^'"\n]+['"];?|export\s+(const|default|function)\s[^\n]*)$/gm,
      '',
    )
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/<TabItem\b[^>]*\blabel="([^"]+)"[^>]*>/g, '\n\n**$1**\n\n')
    .replace(/<\/?[A-Z][\w.]*(?:\s[^<>]*)?\/?>/g, '\n\n')
}
