// /achievements
import type { Metadata } from 'next'
import { AchievementsView } from '@/components/gamification/achievements/achievements-view'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Achievements' }

export default async function AchievementsPage() {
  const { ctx } = await pageUser('/achievements')
  return <AchievementsView ctx={ctx} />
}
