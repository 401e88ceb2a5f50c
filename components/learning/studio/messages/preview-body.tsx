// A text as its readers will see it, rendered where Markdown is: on the server.
import 'server-only'
import type { ReactNode } from 'react'
import { Markdown } from '@/components/ui/markdown/markdown'
import { type Context, requireUser } from '@/lib/core/context'

export async function previewBody(ctx: Context, { bodyMarkdown }: { bodyMarkdown: string }): Promise<ReactNode> {
  requireUser(ctx)
  return <Markdown source={bodyMarkdown} headingOffset={2} idPrefix="preview" />
}
