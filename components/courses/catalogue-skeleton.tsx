// The shape of the catalogue on its way: the form, the filters beside, the cards.
import { Card } from '@/components/ui/card'
import { Skeleton, SkeletonText } from '@/components/ui/skeleton'
import { courseGrid } from './course-grid'

const CARDS = ['1', '2', '3', '4', '5', '6']

export function CatalogueSkeleton() {
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:py-8">
      <Skeleton className="mb-4 h-8 w-32" />
      <Skeleton className="h-10 w-full" />
      <div className="mt-6 grid gap-x-8 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <div className="grid content-start gap-6">
          <Skeleton className="h-11 rounded-md lg:hidden" />
          <SkeletonText lines={6} className="max-lg:hidden" />
          <SkeletonText lines={4} className="max-lg:hidden" />
        </div>
        <CardsSkeleton />
      </div>
    </div>
  )
}

/** The summary and the cards beneath it. */
export function CardsSkeleton() {
  return (
    <div>
      <Skeleton className="mb-4 h-6 w-28" />
      <div className={courseGrid}>
        {CARDS.map(card => (
          <Card key={card} className="overflow-clip">
            <Skeleton className="aspect-video rounded-none" />
            <div className="grid gap-3 p-4">
              <Skeleton className="h-5 w-4/5" />
              <SkeletonText lines={2} />
              <Skeleton className="mt-4 h-4 w-1/2" />
            </div>
          </Card>
        ))}
      </div>
    </div>
  )
}
