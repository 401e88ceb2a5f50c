// The shape of a lesson on its way: its heading and its text.
import { Skeleton, SkeletonText } from '@/components/ui/skeleton'

export function LessonSkeleton() {
  return (
    <div className="mx-auto grid w-full max-w-[46rem] gap-8 px-4 py-6 sm:px-6 sm:py-8">
      <div className="grid gap-3">
        <Skeleton className="h-4 w-36" />
        <Skeleton className="h-8 w-4/5" />
      </div>
      <SkeletonText lines={6} />
      <Skeleton className="h-40 rounded-md" />
      <SkeletonText lines={8} />
    </div>
  )
}
