// The filters of the catalogue as links with counts; each link turns one filter on, over or off.
import { X } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import type { FacetCount, Facets } from '@/lib/courses/catalogue/schemas'
import { addressOf, FACETS, type Facet, type Wish } from './catalogue-address'
import { languageName, levelWord } from './words'

const TITLES: Record<Facet, string> = { category: 'Category', level: 'Level', language: 'Language', price: 'Price' }

/** `id` tells the two places apart where one page shows them, for wide screens and for phones. */
export function FacetList({ facets, wish, id }: { facets: Facets; wish: Wish; id: string }) {
  return (
    <div className="grid gap-6">
      {FACETS.filter(facet => facets[facet].length > 1 || wish[facet]).map(facet => (
        <section key={facet} aria-labelledby={`${id}-${facet}`}>
          <h2 id={`${id}-${facet}`} className="mb-1 px-2 font-medium text-sm">
            {TITLES[facet]}
          </h2>
          <ul>
            {choices(facets, facet, wish[facet]).map(choice => (
              <li key={choice.value}>
                <FacetLink facet={facet} choice={choice} wish={wish} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function FacetLink({ facet, choice, wish }: { facet: Facet; choice: FacetCount; wish: Wish }) {
  const selected = wish[facet] === choice.value
  return (
    <a
      href={addressOf(wish, { [facet]: selected ? undefined : choice.value })}
      aria-current={selected || undefined}
      className={classes(
        'flex min-h-9 items-center gap-2 rounded-sm px-2 py-1 text-[0.9375rem]',
        selected ? 'bg-accent-soft font-medium text-accent' : 'hover:bg-sunken',
      )}
    >
      <span className="wrap-anywhere min-w-0 flex-1">{facetLabel(facet, choice)}</span>
      {selected ? (
        <>
          <X className="size-4" />
          <span className="sr-only">: remove this filter</span>
        </>
      ) : (
        <span className="text-muted text-sm tabular-nums">
          {choice.count.toLocaleString('en')}
          <span className="sr-only"> {choice.count === 1 ? 'course' : 'courses'}</span>
        </span>
      )}
    </a>
  )
}

/** The chosen one is listed even where it leaves nothing, so that it can be removed. */
function choices(facets: Facets, facet: Facet, chosen: string | undefined): FacetCount[] {
  const all = facets[facet]
  if (chosen === undefined || all.some(({ value }) => value === chosen)) return ordered(facet, all)
  return ordered(facet, [...all, { value: chosen, label: chosen, count: 0 }])
}

const ORDER = ['beginner', 'intermediate', 'advanced', 'free', 'paid']

function ordered(facet: Facet, all: FacetCount[]): FacetCount[] {
  if (facet !== 'level' && facet !== 'price') return all
  return [...all].sort((a, b) => ORDER.indexOf(a.value) - ORDER.indexOf(b.value))
}

export function facetLabel(facet: Facet, { value, label }: Pick<FacetCount, 'value' | 'label'>): string {
  switch (facet) {
    case 'category':
      return label
    case 'level':
      return levelWord(value)
    case 'language':
      return languageName(value)
    case 'price':
      return value === 'free' ? 'Free' : 'Paid'
  }
}
