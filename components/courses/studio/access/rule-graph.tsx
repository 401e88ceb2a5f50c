// The rules of a course as a picture: an arc from what has to be complete to what it opens. The outline says the same in words.
import type { AccessPlan } from '@/lib/courses/access/schemas'
import { arcsOf } from './arcs'

const ROW = 28
const MOST_ROWS = 120
const REACH = 120

export function RuleGraph({ plan }: { plan: AccessPlan }) {
  const { names, arcs } = arcsOf(plan)
  if (arcs.length === 0 || names.length > MOST_ROWS) return null
  const height = names.length * ROW
  const y = (row: number) => row * ROW + ROW / 2
  return (
    <details className="rounded-md border border-line bg-raised">
      <summary className="min-h-10 cursor-pointer px-4 py-2 font-medium">The rules as a picture</summary>
      <div className="overflow-x-auto px-4 pb-4">
        <svg
          width={REACH + 420}
          height={height}
          viewBox={`0 0 ${REACH + 420} ${height}`}
          role="img"
          aria-label={`${arcs.length} rules among ${names.length} lessons and sections; the outline says each in words.`}
        >
          <defs>
            <marker id="opens" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 L8 4 L0 8 z" className="fill-accent" />
            </marker>
          </defs>
          {arcs.map(({ from, to }) => (
            <path
              key={`${from}-${to}`}
              d={`M${REACH} ${y(from)} C${reach(from, to)} ${y(from)} ${reach(from, to)} ${y(to)} ${REACH} ${y(to)}`}
              className="fill-none stroke-[1.5px] stroke-accent"
              markerEnd="url(#opens)"
            />
          ))}
          {names.map(({ id, title, isSection }, row) => (
            <text
              key={id}
              x={REACH + (isSection ? 8 : 20)}
              y={y(row)}
              dominantBaseline="central"
              className={isSection ? 'fill-ink font-semibold text-sm' : 'fill-ink text-sm'}
            >
              {title.length > 48 ? `${title.slice(0, 47)}…` : title}
            </text>
          ))}
        </svg>
      </div>
    </details>
  )
}

/** The farther apart, the wider the arc. */
function reach(from: number, to: number): number {
  return REACH - Math.min(REACH - 8, 24 + Math.abs(to - from) * 14)
}
