// The shape of a lesson on its way.
import { Skeleton, SkeletonText } from '@/components/ui/skeleton'

export function PlayerSkeleton() {
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="flex h-14 items-center gap-3 border-line border-b px-4">
        <Skeleton className="size-8" />
        <Skeleton className="h-5 w-48" />
      </div>
      <div className="flex flex-1">
        <div className="hidden w-72 shrink-0 content-start gap-3 border-line border-e p-5 lg:grid xl:w-80">
          <Skeleton className="h-16" />
          <SkeletonText lines={8} />
        </div>
        <main
          id="content"
          aria-busy="true"
          className="mx-auto grid w-full max-w-[46rem] content-start gap-5 px-4 py-8 sm:px-6"
        >
          <span className="sr-only">The lesson is loading.</span>
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-8 w-4/5" />
          <SkeletonText lines={6} />
          <SkeletonText lines={5} />
        </main>
      </div>
    </div>
  )
}
