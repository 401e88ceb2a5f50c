// The shape of Home on its way.
import { Skeleton, SkeletonText } from '@/components/ui/skeleton'

export function DeskSkeleton() {
  return (
    <div aria-busy="true" className="mx-auto grid w-full max-w-5xl gap-10 px-4 py-8 sm:px-6">
      <span className="sr-only">Your courses are loading.</span>
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-40 rounded-md" />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Skeleton className="h-28 rounded-md" />
        <Skeleton className="h-28 rounded-md" />
        <Skeleton className="h-28 rounded-md" />
      </div>
      <SkeletonText lines={2} className="max-w-2xl" />
    </div>
  )
}
