// Progress as a cairn: one stone a section, set down as its work is done; moss grows on it when all of it stands.
import { useId } from 'react'
import { CAIRN_SIZE, layCairn, type PlacedStone, type Stone } from './cairn-layout'
import { classes } from './classes'

type CairnProps = {
  /** In order, the first at the foot. */
  stones: Stone[]
  /** Gives this cairn stones of its own: an id that does not change. */
  seed: string
  /** What it says, as in "2 of 5 sections done"; without it the cairn is decoration beside such words. */
  label?: string
  /** The stone that has just been set down and may settle. */
  settling?: number
  /** Its size, 120 px unless told. */
  className?: string
}

export function Cairn({ stones, seed, label, settling, className = 'size-30' }: CairnProps) {
  const placed = layCairn(stones, seed)
  const complete = placed.length > 0 && placed.every(stone => stone.done === 1)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its label, or hidden beside the words
    <svg
      viewBox={`0 0 ${CAIRN_SIZE} ${CAIRN_SIZE}`}
      className={className}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d="M8 115.5h104" className="stroke-line" strokeWidth="1.5" strokeLinecap="round" />
      {placed.map((stone, index) => (
        <g key={stone.path}>
          <StoneShape stone={stone} fill={FILLS[index % FILLS.length]} settling={settling === index} />
          {complete && (index % 2 === 0 || index === placed.length - 1) && (
            <Moss stone={stone} cap={index === placed.length - 1} />
          )}
        </g>
      ))}
    </svg>
  )
}

const FILLS = ['fill-stone-1', 'fill-stone-2', 'fill-stone-3']

function StoneShape({ stone, fill, settling }: { stone: PlacedStone; fill?: string; settling: boolean }) {
  const clip = useId()
  if (stone.done === 1) return <path d={stone.path} className={classes(fill, settling && 'animate-settle')} />
  const level = stone.bottom - (stone.bottom - stone.top) * stone.done
  return (
    <>
      {stone.done > 0 && (
        <>
          <clipPath id={clip}>
            <rect x="0" y={level} width={CAIRN_SIZE} height={CAIRN_SIZE} />
          </clipPath>
          <path d={stone.path} className={fill} clipPath={`url(#${clip})`} />
        </>
      )}
      <path
        d={stone.path}
        className="fill-none stroke-control"
        strokeWidth="1.25"
        strokeDasharray={stone.done > 0 ? undefined : '3 3'}
        vectorEffect="non-scaling-stroke"
      />
    </>
  )
}

function Moss({ stone, cap }: { stone: PlacedStone; cap: boolean }) {
  const clip = useId()
  return (
    <>
      <clipPath id={clip}>
        <path d={stone.path} />
      </clipPath>
      <ellipse
        clipPath={`url(#${clip})`}
        className="fill-moss"
        cx={stone.left + stone.width * (cap ? 0.5 : 0.24)}
        cy={stone.top}
        rx={stone.width * (cap ? 0.6 : 0.3)}
        ry={(stone.bottom - stone.top) * (cap ? 0.44 : 0.6)}
      />
    </>
  )
}
