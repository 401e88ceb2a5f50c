// Turns the HTML that people put into Markdown (pictures, folds, centering) into plain Markdown.

const BLOCK_WRAPPERS =
  'div|p|center|section|article|figure|figcaption|main|header|footer|aside|nav|picture|video|audio|object'
const INLINE_WRAPPERS = 'font|span|small|u|big|source|track|tt|nobr|abbr'

export function tidyHtml(prose: string): string {
  if (!prose.includes('<')) return prose
  return prose
    .replace(/<(script|style|noscript|form|svg)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<details\b[^>]*>\s*(?:<summary\b[^>]*>([\s\S]*?)<\/summary>)?/gi, (_all, title: string | undefined) => {
      const words = (title ?? '')
        .replace(/<[^>]+>|[[\]\n]/g, ' ')
        .replace(/[*_#]+/g, '')
        .trim()
      return `\n\n::: spoiler ${words === '' ? '' : `[${words}]`}\n\n`
    })
    .replace(/<\/details\s*>/gi, '\n\n:::\n\n')
    .replace(/<img\b[^>]*>/gi, image)
    .replace(/<(?:video|source)\b[^>]*?\bsrc\s*=\s*["']([^"']+)["'][^>]*>/gi, '![]($1)')
    .replace(/<iframe\b[^>]*?\bsrc\s*=\s*["']([^"']+)["'][^>]*>(?:\s*<\/iframe\s*>)?/gi, (_all, url: string) =>
      embedded(url),
    )
    .replace(
      /<a\b[^>]*?\bhref\s*=\s*["']([^"']+)["'][^>]*>([\s\S]*?)<\/a\s*>/gi,
      (_all, url: string, inner: string) => {
        const words = inner
          .replace(/<[^>]+>/g, '')
          .replace(/\s+/g, ' ')
          .trim()
        return words === '' ? '' : `[${words}](${target(url)})`
      },
    )
    .replace(/<a\b[^>]*>|<\/a\s*>/gi, '')
    .replace(/<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1\s*>/gi, (_all, depth: string, inner: string) => {
      return `\n\n${'#'.repeat(Number(depth))} ${inner.replace(/\s+/g, ' ').trim()}\n\n`
    })
    .replace(/<(b|strong)>([^<\n]+)<\/\1>/gi, '**$2**')
    .replace(/<(i|em)>([^<\n]+)<\/\1>/gi, '*$2*')
    .replace(new RegExp(`</?(?:${INLINE_WRAPPERS})(?:\\s[^<>]*)?/?>`, 'gi'), '')
    .split('\n')
    .map(line =>
      line.replace(
        new RegExp(`</?(?:${BLOCK_WRAPPERS})(?:\\s[^<>]*)?/?>`, 'gi'),
        line.trimStart().startsWith('|') ? ' ' : '\n\n',
      ),
    )
    .join('\n')
}

function image(tag: string): string {
  const source = attribute(tag, 'src')
  if (source === null) return ''
  const alt = (attribute(tag, 'alt') ?? '').replace(/[[\]\n]/g, ' ').trim()
  return `![${alt}](${target(source)})`
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? null)
}

function embedded(url: string): string {
  const video = /(?:youtube(?:-nocookie)?\.com\/embed\/|youtu\.be\/)([\w-]{6,})/.exec(url)
  if (video?.[1] !== undefined) return `\n\n[Watch the video](https://www.youtube.com/watch?v=${video[1]})\n\n`
  return `\n\n[Open the embedded page](${target(url.startsWith('//') ? `https:${url}` : url)})\n\n`
}

function target(url: string): string {
  return url.trim().replace(/\s/g, '%20').replace(/\(/g, '%28').replace(/\)/g, '%29')
}
