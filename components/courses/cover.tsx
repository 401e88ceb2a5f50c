// The picture of a course in its fixed frame of 16:9; where there is none, a cairn of its own.
import { Cairn } from '@/components/ui/cairn'
import { classes } from '@/components/ui/classes'
import type { Picture } from '@/lib/media/schemas'

type CoverProps = {
  picture: Picture | undefined
  /** Gives a course without a picture stones of its own. */
  seed: string
  /** How wide it is shown, as in the `sizes` of HTML. */
  sizes: string
  eager?: boolean
  className?: string
}

/** Decorative: the title stands beside it. */
export function Cover({ picture, seed, sizes, eager = false, className }: CoverProps) {
  const frame = classes('block aspect-video w-full overflow-hidden bg-sunken', className)
  if (!picture) {
    return (
      <span className={classes(frame, 'grid! place-items-center')}>
        <Cairn stones={STONES} seed={seed} className="h-3/4" />
      </span>
    )
  }
  return (
    <picture className={frame}>
      {picture.sources.map(({ mime, candidates }) => (
        <source
          key={mime}
          type={mime}
          sizes={sizes}
          srcSet={candidates.map(({ url, width }) => `${url} ${width}w`).join(', ')}
        />
      ))}
      <img
        src={picture.url}
        alt=""
        width={picture.width}
        height={picture.height}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : undefined}
        decoding="async"
        className="size-full object-cover"
      />
    </picture>
  )
}

const STONES = [
  { work: 4, done: 1 },
  { work: 3, done: 1 },
  { work: 2, done: 1 },
]
