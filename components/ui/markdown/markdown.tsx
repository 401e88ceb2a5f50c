// Shows Markdown as formatted, safe text; rendered on the server, so that none of its machinery reaches a browser.
import type { ReactNode } from 'react'
import { type RenderOptions, renderMarkdown } from './render'

export interface MarkdownProps extends RenderOptions {
  source: string
  className?: string
}

export function Markdown({ source, className, ...options }: MarkdownProps): ReactNode {
  const html = renderMarkdown(source, options)
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place that inserts HTML, all of it sanitized by renderMarkdown
  return <div className={className ? `prose ${className}` : 'prose'} dangerouslySetInnerHTML={{ __html: html }} />
}
