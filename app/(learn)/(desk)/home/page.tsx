// /home
import type { Metadata } from 'next'
import { TodayPanel } from '@/components/gamification/streaks/today-panel'
import { Home } from '@/components/learning/desk/home'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Home' }

export default async function HomePage() {
  const { ctx } = await pageUser('/home')
  return <Home ctx={ctx} today={<TodayPanel ctx={ctx} />} />
}
