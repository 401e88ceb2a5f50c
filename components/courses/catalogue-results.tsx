// One page of the catalogue: its cards and the way on, or what to do where nothing was found.
import { ButtonLink } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Pager } from '@/components/ui/pager'
import type { CourseList, Facets } from '@/lib/courses/catalogue/schemas'
import type { Category } from '@/lib/courses/schemas'
import type { Picture } from '@/lib/media/schemas'
import { addressOf, FACETS, isFiltered, type Wish } from './catalogue-address'
import { CourseCard } from './course-card'
import { courseGrid } from './course-grid'
import { facetLabel } from './facet-list'
import { counted } from './words'

const FIRST_ROW = 3

type CatalogueResultsProps = { page: CourseList; pictures: Record<string, Picture>; wish: Wish }

export function CatalogueResults({ page, pictures, wish }: CatalogueResultsProps) {
  return (
    <>
      <ol id="results" className={`scroll-mt-24 ${courseGrid}`}>
        {page.items.map((course, index) => (
          <li key={course.id}>
            <CourseCard course={course} picture={pictures[course.coverUrl ?? '']} eager={index < FIRST_ROW} />
          </li>
        ))}
      </ol>
      <Pager
        href={page.nextCursor ? `${addressOf(wish, { cursor: page.nextCursor })}#results` : undefined}
        label="Show more courses"
        end={wish.cursor ? 'That is all. You have seen every course of this list.' : undefined}
      />
    </>
  )
}

/** How many there are, and the filters that are on, each one press from being off. */
export function CatalogueSummary({ facets, wish }: { facets: Facets; wish: Wish }) {
  const chosen = FACETS.flatMap(facet => {
    const value = wish[facet]
    return value === undefined ? [] : [{ facet, value, label: labelOf(facets, facet, value) }]
  })
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <p className="me-2 text-[0.9375rem] text-muted" role="status">
        {counted(found(facets, wish), 'course')}
        {wish.query && (
          <>
            {' '}
            for <strong className="wrap-anywhere font-medium text-ink">{wish.query}</strong>
          </>
        )}
      </p>
      {chosen.map(({ facet, value, label }) => (
        <Chip key={facet} href={addressOf(wish, { [facet]: undefined })} selected>
          {facetLabel(facet, { value, label })}
        </Chip>
      ))}
      {wish.cursor && (
        <a href={addressOf(wish)} className="rounded-sm py-1 text-accent text-sm underline underline-offset-4">
          Back to the first courses
        </a>
      )}
    </div>
  )
}

function labelOf(facets: Facets, facet: keyof Facets, value: string): string {
  return facets[facet].find(choice => choice.value === value)?.label ?? value
}

/** The counts of one facet leave out its own filter: where it is chosen its count is the answer, else their sum. */
function found(facets: Facets, wish: Wish): number {
  const choices = facets.category.filter(({ value }) => wish.category === undefined || value === wish.category)
  return choices.reduce((sum, { count }) => sum + count, 0)
}

export function NothingFound({ wish, categories }: { wish: Wish; categories: Category[] }) {
  if (!wish.query && !isFiltered(wish)) {
    return (
      <EmptyState title="No course is published yet" level={2}>
        <p>As soon as a teacher publishes a course, it appears here.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={wish.query ? `Nothing found for “${wish.query}”` : 'No course has all of that'}
      level={2}
      className="wrap-anywhere"
      action={
        <>
          {isFiltered(wish) && (
            <ButtonLink href={addressOf({ query: wish.query })} prefetch={false} variant="primary">
              Remove the filters
            </ButtonLink>
          )}
          <ButtonLink href="/courses" prefetch={false}>
            See all courses
          </ButtonLink>
        </>
      }
    >
      <p>
        {wish.query
          ? 'Small typos are forgiven, so try another word for it, or fewer words. These categories may have it:'
          : 'Fewer filters find more. You can also look through a category:'}
      </p>
      <ul className="mt-3 flex flex-wrap justify-center gap-2">
        {categories.map(category => (
          <li key={category.slug}>
            <Chip href={addressOf({ category: category.slug })}>{category.name}</Chip>
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}
