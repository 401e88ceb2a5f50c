// The shape of the shelves on their way.
import { Skeleton } from '@/components/ui/skeleton'

const CARDS = ['a', 'b', 'c', 'd', 'e', 'f']
const SHELVES = ['g', 'h', 'i', 'j', 'k', 'l', 'm', 'n']

export function AchievementsSkeleton() {
  return (
    <div aria-busy="true" className="mx-auto grid w-full max-w-5xl gap-8 px-4 py-8 sm:px-6">
      <span className="sr-only">Your achievements are loading.</span>
      <Skeleton className="h-8 w-52" />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-3">
        {CARDS.map(place => (
          <Skeleton key={place} className="h-24 rounded-md" />
        ))}
      </div>
      <div className="grid gap-2">
        {SHELVES.map(place => (
          <Skeleton key={place} className="h-12 rounded-md" />
        ))}
      </div>
    </div>
  )
}
