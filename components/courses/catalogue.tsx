// The catalogue: search and order above, filters beside (above on phones), cards.
import { SlidersHorizontal } from 'lucide-react'
import { OnTheWay } from '@/components/shell/on-the-way'
import type { CourseList } from '@/lib/courses/catalogue/schemas'
import { facets as countFacets } from '@/lib/courses/facets/reads'
import { allCategories } from '@/lib/courses/reads'
import { picturesIn } from '@/lib/media/reads'
import { pageContext } from '@/lib/web/page'
import { isFiltered, type Wish } from './catalogue-address'
import { CatalogueResults, CatalogueSummary, NothingFound } from './catalogue-results'
import { CatalogueSearch } from './catalogue-search'
import { FacetList } from './facet-list'

export async function Catalogue({ page, wish }: { page: CourseList; wish: Wish }) {
  const ctx = await pageContext()
  const { sort: _, cursor: __, ...filters } = wish
  const covers = page.items.map(course => course.coverUrl ?? '').join(' ')
  const [facets, pictures] = await Promise.all([countFacets(ctx, filters), picturesIn(ctx, covers)])
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:py-8">
      <h1 className="mb-4 font-semibold text-2xl">Courses</h1>
      <CatalogueSearch key={JSON.stringify(wish)} wish={wish} />
      <div className="mt-6 grid gap-x-8 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <aside aria-label="Filters" className="lg:-ms-2">
          <details
            className="rounded-md border border-line bg-raised lg:hidden"
            open={isFiltered(wish) && page.items.length === 0}
          >
            <summary className="flex min-h-11 items-center gap-2 px-4 font-medium text-[0.9375rem]">
              <SlidersHorizontal className="size-[1.125rem]" />
              Filters
            </summary>
            <div className="px-2 pb-4">
              <FacetList facets={facets} wish={wish} id="narrow" />
            </div>
          </details>
          <div className="max-lg:hidden">
            <FacetList facets={facets} wish={wish} id="wide" />
          </div>
        </aside>
        <OnTheWay part="results">
          {page.items.length === 0 ? (
            <NothingFound wish={wish} categories={await allCategories(ctx)} />
          ) : (
            <>
              <CatalogueSummary facets={facets} wish={wish} />
              <CatalogueResults page={page} pictures={pictures} wish={wish} />
            </>
          )}
        </OnTheWay>
      </div>
    </div>
  )
}
