// The order of the catalogue; with script, choosing one sends the form at once.
'use client'

import { Select } from '@/components/ui/select'
import type { Sort } from '@/lib/courses/catalogue/schemas'

const WORDS: Record<Sort, string> = {
  relevance: 'Best match',
  popular: 'Most learners',
  rating: 'Best rated',
  newest: 'Newest',
}
const ORDERS: Sort[] = ['relevance', 'popular', 'rating', 'newest']

/** The usual order is sent as nothing, so that a search begun from a list without one is ordered by its best match. */
export function SortSelect({ chosen, searching }: { chosen: Sort | undefined; searching: boolean }) {
  const usual: Sort = searching ? 'relevance' : 'popular'
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor="sort" className="text-muted">
        Order
      </label>
      <Select
        id="sort"
        name="sort"
        defaultValue={chosen === usual ? '' : chosen}
        onChange={event => event.currentTarget.form?.requestSubmit()}
        className="w-44"
      >
        {ORDERS.filter(order => searching || order !== 'relevance').map(order => (
          <option key={order} value={order === usual ? '' : order}>
            {WORDS[order]}
          </option>
        ))}
      </Select>
    </div>
  )
}
