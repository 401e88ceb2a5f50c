// The search and the order of the catalogue: one plain form, sent by Enter, by its button, or by choosing an order.
import { Search } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { FACETS, type Wish } from './catalogue-address'
import { SortSelect } from './sort-select'

export function CatalogueSearch({ wish }: { wish: Wish }) {
  return (
    <search>
      <form action="/courses" className="flex flex-wrap items-end gap-3">
        {FACETS.map(facet => wish[facet] && <input key={facet} type="hidden" name={facet} value={wish[facet]} />)}
        <div className="flex min-w-0 flex-1 basis-72 gap-2">
          <Input
            type="search"
            name="query"
            defaultValue={wish.query}
            maxLength={200}
            aria-label="What would you like to learn?"
            placeholder="What would you like to learn?"
            className="min-w-0 flex-1"
          />
          <Button type="submit" variant="primary" icon={<Search />}>
            Search
          </Button>
        </div>
        <SortSelect chosen={wish.sort} searching={wish.query !== undefined} />
      </form>
    </search>
  )
}
