// The frame with what it shows filled in: who looks, how they want to see it, and the places they may go.
import { BookOpen, House, Presentation, ShieldCheck } from 'lucide-react'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { SignOutRow } from '@/components/accounts/sign-out-row'
import { isTeaching } from '@/lib/courses/staff/reads'
import { pageContext, viewer } from '@/lib/web/page'
import { Footer } from './footer'
import { Header } from './header'
import { PageFrame } from './page-frame'
import { Rail } from './rail'
import { parseTheme, THEME_COOKIE } from './theme'

const PLACES = [
  { href: '/home', label: 'Home', icon: <House /> },
  { href: '/courses', label: 'Learn', icon: <BookOpen /> },
]
const TEACH = { href: '/teach', label: 'Teach', icon: <Presentation /> }
const ADMIN = { href: '/admin', label: 'Admin', icon: <ShieldCheck /> }
const LINKS = [
  { href: '/courses', label: 'Courses' },
  { href: '/docs/api', label: 'API' },
]

/** Signed-in people get the rail; everybody gets the header, and the footer unless the page works without. */
export async function Frame({ children, footer = true }: { children: ReactNode; footer?: boolean }) {
  const user = await viewer()
  const teaches = user !== null && (user.role !== 'student' || (await isTeaching(await pageContext())))
  const places = [...PLACES, ...(teaches ? [TEACH] : []), ...(user?.role === 'admin' ? [ADMIN] : [])]
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <PageFrame
      header={<Header user={user} theme={theme} signOut={<SignOutRow />} />}
      rail={user ? <Rail places={places} /> : undefined}
      footer={footer ? <Footer theme={theme} links={LINKS} /> : undefined}
    >
      {children}
    </PageFrame>
  )
}
