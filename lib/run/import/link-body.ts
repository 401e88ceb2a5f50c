// Puts real addresses where a plan's Markdown has placeholders.
import { LESSON_LINK, parseLessonLink } from '@/lib/courses/import/lesson-link'

export type Links = {
  slug: string
  lessonIds: ReadonlyMap<string, string>
  /** Media ids by placeholder. */
  pictures: ReadonlyMap<string, string>
  /** The placeholders that the plan means, where a folder is taken by the letter: what else looks like one is a word. */
  meant?: ReadonlySet<string> | undefined
}

const PICTURE = /!\[((?:[^\]\\]|\\.)*)\]\((asset:[0-9a-f]{16})((?:\s+"[^"]*")?)\)/g
const ASSET = /asset:[0-9a-f]{16}/g

/** A picture that could not be stored leaves its description behind; a link that leads nowhere stays on its page. */
export function linkBody(markdown: string, { slug, lessonIds, pictures, meant }: Links): string {
  const lost = (written: string, instead: string) => (meant && !meant.has(written) ? written : instead)
  const address = (ref: string) => {
    const id = pictures.get(ref)
    return id && `/api/v1/media/${id}/960.webp`
  }
  return markdown
    .replace(PICTURE, (all, alt: string, ref: string) =>
      pictures.has(ref) ? all : meant && !meant.has(ref) ? all : alt && `*${alt}*`,
    )
    .replace(ASSET, ref => address(ref) ?? lost(ref, '#'))
    .replace(LESSON_LINK, url => {
      const link = parseLessonLink(url)
      const id = link && lessonIds.get(link.key)
      if (!id) return lost(url, '#')
      return `/learn/${slug}/${id}${link.fragment ? `#${link.fragment}` : ''}`
    })
}
