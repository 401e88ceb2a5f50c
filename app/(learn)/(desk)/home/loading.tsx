// Home on its way.
import { DeskSkeleton } from '@/components/learning/desk/desk-skeleton'

export default function HomeLoading() {
  return <DeskSkeleton />
}
