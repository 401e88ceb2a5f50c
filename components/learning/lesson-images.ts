// The stored pictures of a text, in the shape in which Markdown places them.
import type { ImageSource, Images } from '@/components/ui/markdown/images'
import type { Picture } from '@/lib/media/schemas'

export function imagesOf(pictures: Record<string, Picture>): Images {
  return Object.fromEntries(
    Object.entries(pictures).map(([address, picture]) => [
      address,
      { src: picture.url, width: picture.width, height: picture.height, sources: picture.sources.flatMap(sourceOf) },
    ]),
  )
}

function sourceOf({ mime, candidates }: Picture['sources'][number]): ImageSource[] {
  if (mime !== 'image/avif' && mime !== 'image/webp') return []
  return [{ type: mime, srcset: candidates.map(({ url, width }) => `${url} ${width}w`).join(', ') }]
}
