// How the stars of a course are distributed over all its reviews.
import { Stars } from '@/components/ui/stars'
import type { ReviewList } from '@/lib/learning/reviews/schemas'

export function Distribution({ list, rating }: { list: ReviewList; rating: number }) {
  return (
    <div className="flex flex-wrap items-center gap-x-10 gap-y-4">
      <div className="grid justify-items-center gap-1">
        <p className="font-semibold text-4xl tabular-nums">{rating.toFixed(1)}</p>
        <Stars value={rating} />
        <p className="text-muted text-sm">{list.ratingCount.toLocaleString('en')} ratings</p>
      </div>
      <table className="min-w-0 max-w-md flex-1 basis-56 text-sm">
        <caption className="sr-only">How the stars are distributed</caption>
        <tbody>
          {[5, 4, 3, 2, 1].map(stars => (
            <StarRow key={stars} stars={stars} count={list.distribution[stars - 1] ?? 0} of={list.ratingCount} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StarRow({ stars, count, of }: { stars: number; count: number; of: number }) {
  const percent = of === 0 ? 0 : Math.round((100 * count) / of)
  return (
    <tr>
      <th scope="row" className="w-px whitespace-nowrap py-0.5 pe-3 text-start font-normal">
        {stars} {stars === 1 ? 'star' : 'stars'}
      </th>
      <td>
        <span className="block h-2 overflow-hidden rounded-full bg-line forced-colors:border">
          <span className="block h-full bg-ink forced-colors:bg-[Highlight]" style={{ width: `${percent}%` }} />
        </span>
      </td>
      <td className="w-12 ps-3 text-end text-muted tabular-nums">{percent} %</td>
    </tr>
  )
}
