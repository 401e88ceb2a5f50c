// /profile
import type { Metadata } from 'next'
import { Profile } from '@/components/accounts/profile'
import { ownProfile } from '@/lib/accounts/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Your profile' }

export default async function ProfilePage() {
  const { ctx, user } = await pageUser('/profile')
  return <Profile user={await ownProfile(ctx, user.id)} />
}
