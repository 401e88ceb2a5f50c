// The frame with what it shows filled in: who looks, and how they want to see it.
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { StreakFlame } from '@/components/gamification/streaks/streak-flame'
import { Bell } from '@/components/notifications/bell'
import { isTeaching } from '@/lib/courses/staff/reads'
import { pageContext, viewer } from '@/lib/web/page'
import { FrameFor, type Look } from './frame-for'
import { parseTheme, THEME_COOKIE } from './theme'

/** The footer, unless the page works without. */
export async function Frame({ children, footer = true }: { children: ReactNode; footer?: boolean }) {
  const look = await lookOf()
  const teaches = look.teaches || (look.user !== null && (await isTeaching(await pageContext())))
  const controls = (
    <>
      {look.user && <StreakFlame />}
      <Bell />
    </>
  )
  return (
    <FrameFor {...look} teaches={teaches} footer={footer} controls={controls}>
      {children}
    </FrameFor>
  )
}

/** What a frame needs to know of the one who looks, without a query: of those who teach only the ones by their role. */
export async function lookOf(): Promise<Look> {
  const user = await viewer()
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return {
    user: user && { name: user.name, image: user.image, role: user.role },
    teaches: user !== null && user.role !== 'student',
    theme,
  }
}
