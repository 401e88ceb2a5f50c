// The placeholder under which one lesson links to another until the committing verb knows their URLs.
import { createHash } from 'node:crypto'

/** Matches every lesson placeholder in Markdown, as the target of a link. */
export const LESSON_LINK = /lesson:[^\s()<>"]+/g

export function lessonLink(key: string, fragment = ''): string {
  const path = key
    .split('/')
    .map(part => encodeURIComponent(part).replace(/[()'*!]/g, char => `%${char.charCodeAt(0).toString(16)}`))
  return `lesson:${path.join('/')}${fragment === '' ? '' : `#${fragment}`}`
}

/** The lesson key and fragment of a placeholder, or null for any other URL. */
export function parseLessonLink(url: string): { key: string; fragment: string } | null {
  if (!url.startsWith('lesson:')) return null
  const [path = '', fragment = ''] = url.slice('lesson:'.length).split('#')
  try {
    return { key: decodeURIComponent(path), fragment }
  } catch {
    return null
  }
}

/** The placeholder of an image: the same file has the same one wherever it is shown. */
export function assetRef(file: string): string {
  return `asset:${createHash('sha256').update(file).digest('hex').slice(0, 16)}`
}
