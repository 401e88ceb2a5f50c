// The worker beside the editor: turns pasted HTML into Markdown while one goes on typing.
import { htmlToMarkdown } from './html-to-markdown'

addEventListener('message', ({ data }: MessageEvent<string>) => {
  try {
    postMessage(htmlToMarkdown(data))
  } catch {
    postMessage(null)
  }
})
