// Finds the files of a lesson's video: the clip, its other encodings, its captions and its poster.
import { join } from 'node:path/posix'
import type { Page } from '../pages/read-page'
import type { PlannedVideo } from '../plan'
import type { SourceFile } from '../source/list-folder'

const ENCODINGS = ['.mp4', '.webm', '.m4v', '.mov']
const POSTERS = ['.jpg', '.jpeg', '.png', '.webp', '.avif']

/** The video that front matter names, that the page shows, or that bears the page's own name; null where there is none. */
export function videoBeside(
  page: Page,
  shown: string[],
  files: Map<string, SourceFile>,
  language: string,
): PlannedVideo | null {
  const named = page.meta.video === undefined ? [] : [join(page.folder, page.meta.video)]
  const own = ENCODINGS.map(encoding => page.path.replace(/\.[^./]+$/, encoding))
  const clip = [...named, ...shown, ...own].find(path => files.get(path)?.kind === 'video')
  if (clip === undefined || page.meta.kind === 'article') return null
  const stem = clip.replace(/\.[^./]+$/, '')
  const encodings = ENCODINGS.map(encoding => stem + encoding).filter(path => files.has(path))
  const captions = [...files.values()].flatMap(file => {
    if (file.kind !== 'captions' || !file.path.startsWith(`${stem}.`)) return []
    const between = file.path.slice(stem.length, -'.vtt'.length).replace(/^\./, '')
    return /^([a-z]{2,3}(-[A-Za-z0-9]+)*)?$/.test(between)
      ? [{ file: file.path, language: between === '' ? language : between }]
      : []
  })
  const poster = POSTERS.map(ending => stem + ending).find(path => files.has(path)) ?? null
  return { files: [clip, ...encodings.filter(path => path !== clip)], captions, poster }
}
