// The shape of a course's page on its way: the promise, the panel beside it, what is inside; and of its reviews.
import { Skeleton, SkeletonText } from '@/components/ui/skeleton'

export function CourseSkeleton() {
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-x-10 gap-y-8 px-4 pt-6 sm:pt-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid content-start gap-6">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-10 w-4/5" />
        <SkeletonText lines={2} className="max-w-[60ch]" />
        <Skeleton className="h-5 w-64" />
      </div>
      <Skeleton className="h-96 rounded-md max-lg:hidden lg:row-span-2" />
      <div className="grid content-start gap-10">
        <Skeleton className="h-40 rounded-md" />
        <Skeleton className="h-80 rounded-md" />
      </div>
    </div>
  )
}

export function ReviewsSkeleton() {
  return (
    <div className="grid gap-8 pt-12">
      <SkeletonText lines={4} className="max-w-md" />
      {['1', '2', '3'].map(review => (
        <div key={review} className="flex items-start gap-3">
          <Skeleton className="size-9 rounded-full" />
          <SkeletonText lines={3} className="max-w-[68ch] flex-1" />
        </div>
      ))}
    </div>
  )
}
