// Turns Markdown that anyone may have written into safe HTML; never throws, never takes long, remembers what it did.
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Images } from './images'
import { type PipelineOptions, toHtml } from './pipeline'
import { within } from './time-limit'

export interface RenderOptions {
  /** Stored images by the address that the text uses; any other image becomes a link. */
  images?: Images | undefined
  /** How far below h1 the text's first heading stands; 1 makes it an h2. */
  headingOffset?: number | undefined
  /** Before every id in the output; give texts on one page different ones. Letters, digits and hyphens. */
  idPrefix?: string | undefined
}

const LONGEST = 512 * 1024
const RENDER_MS = 1_000
/** When the whole takes too long, its beginning does not, even on a busy machine. */
const RETRIES = [
  { length: 16 * 1024, timeoutMs: 350 },
  { length: 3 * 1024, timeoutMs: 300 },
]
const LONGEST_AS_WRITTEN = 16 * 1024
const KEPT_CHARACTERS = 16 * 1024 * 1024
const UNFINISHED_KEPT_MS = 60_000

const CUT = 'This text is very long. Only its beginning is shown.'
const AS_WRITTEN = 'This text could not be formatted. Its beginning is shown as it was written.'

const rendered = new LRUCache<string, string>({ maxSize: KEPT_CHARACTERS, sizeCalculation: html => html.length + 64 })

/** HTML without scripts, styles or foreign images. Sources beyond 512 KiB are cut, with a sentence that says so. */
export function renderMarkdown(source: string, options: RenderOptions = {}): string {
  const { images = {}, headingOffset = 1, idPrefix = 'md' } = options
  const key = createHash('sha256')
    .update(JSON.stringify([source, images, headingOffset, idPrefix]))
    .digest('base64url')
  const remembered = rendered.get(key)
  if (remembered !== undefined) return remembered

  const textHash = createHash('sha256').update(source).digest('hex').slice(0, 8)
  const settings = { images, headingOffset, idPrefix: `${idPrefix}-`, footnotePrefix: `${textHash}-` }
  const whole = cut(source, LONGEST)
  const html = within(RENDER_MS, () => toHtml(whole, settings))
  if (html !== undefined) {
    const complete = whole === source ? html : html + notice(CUT)
    rendered.set(key, complete)
    return complete
  }

  const fallback = beginning(source, settings) ?? notice(AS_WRITTEN) + asWritten(cut(source, LONGEST_AS_WRITTEN))
  rendered.set(key, fallback, { ttl: UNFINISHED_KEPT_MS })
  return fallback
}

function beginning(source: string, settings: PipelineOptions): string | undefined {
  for (const { length, timeoutMs } of RETRIES) {
    if (source.length <= length) continue
    const html = within(timeoutMs, () => toHtml(cut(source, length), settings))
    if (html !== undefined) return html + notice(CUT)
  }
  return undefined
}

/** At most `length` characters, ending with a whole line where that does not lose much. */
function cut(source: string, length: number): string {
  if (source.length <= length) return source
  const lineEnd = source.lastIndexOf('\n', length)
  return source.slice(0, lineEnd > length / 2 ? lineEnd : length)
}

function notice(sentence: string): string {
  return `<p class="markdown-notice" role="note">${sentence}</p>`
}

function asWritten(source: string): string {
  const escaped = source.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return `<pre class="as-written" tabindex="0">${escaped}</pre>`
}
