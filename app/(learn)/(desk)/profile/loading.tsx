// The profile on its way.
import { ProfileSkeleton } from '@/components/accounts/profile-skeleton'

export default function ProfileLoading() {
  return <ProfileSkeleton />
}
