// The shape of the profile on its way.
import { Skeleton } from '@/components/ui/skeleton'

export function ProfileSkeleton() {
  return (
    <div aria-busy="true" className="mx-auto grid w-full max-w-xl gap-6 px-4 py-8 sm:px-6">
      <span className="sr-only">Your profile is loading.</span>
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
      <Skeleton className="h-32" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
    </div>
  )
}
