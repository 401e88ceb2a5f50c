// A person's picture, or their initials on a stone of their own colour.
import { classes } from './classes'

type AvatarProps = { name: string; image?: string | null; size?: keyof typeof SIZES; className?: string }

/** Decorative: the name stands beside it or names the control around it. */
export function Avatar({ name, image, size = 'md', className }: AvatarProps) {
  const { box, px } = SIZES[size]
  const frame = classes('inline-grid shrink-0 place-items-center overflow-hidden rounded-full', box, className)
  if (image) {
    return (
      // biome-ignore lint/performance/noImgElement: already stored in the sizes that are shown
      <img
        src={image}
        alt=""
        width={px}
        height={px}
        loading="lazy"
        decoding="async"
        className={classes(frame, 'object-cover')}
      />
    )
  }
  return (
    <span aria-hidden="true" className={classes(frame, 'font-medium', tint(name))}>
      {initials(name)}
    </span>
  )
}

const SIZES = {
  sm: { box: 'size-7 text-[0.6875rem]', px: 28 },
  md: { box: 'size-9 text-xs', px: 36 },
  lg: { box: 'size-14 text-lg', px: 56 },
  xl: { box: 'size-24 text-3xl', px: 96 },
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const last = words.length > 1 ? words.at(-1) : undefined
  return (
    [words[0], last]
      .map(word => Array.from(word ?? '')[0] ?? '')
      .join('')
      .toUpperCase() || '·'
  )
}

function tint(name: string): string {
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return ['bg-accent-soft text-accent', 'bg-sunken text-muted', 'bg-blue-soft text-blue'][sum % 3] ?? ''
}
