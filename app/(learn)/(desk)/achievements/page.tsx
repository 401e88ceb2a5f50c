// /achievements
import type { Metadata } from 'next'
import { AchievementsView } from '@/components/gamification/achievements/achievements-view'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Achievements' }

type Props = { searchParams: Promise<{ shelves?: string | string[] }> }

export default async function AchievementsPage({ searchParams }: Props) {
  const { ctx } = await pageUser('/achievements')
  return <AchievementsView ctx={ctx} unfolded={(await searchParams).shelves === 'unfolded'} />
}
