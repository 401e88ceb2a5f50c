// The frame filled in for somebody: the places they may go, and how they want to see them.
import { BookOpen, House, Presentation, ShieldCheck, Trophy } from 'lucide-react'
import type { ReactNode } from 'react'
import { SignOutRow } from '@/components/accounts/sign-out-row'
import { Footer } from './footer'
import { Header } from './header'
import { PageFrame } from './page-frame'
import { Rail } from './rail'
import type { Theme } from './theme'
import type { ShellUser } from './user-menu'

const PLACES = [
  { href: '/home', label: 'Home', icon: <House /> },
  { href: '/courses', label: 'Learn', icon: <BookOpen /> },
  { href: '/compete', label: 'Compete', icon: <Trophy /> },
]
const TEACH = { href: '/teach', label: 'Teach', icon: <Presentation /> }
const ADMIN = { href: '/admin', label: 'Admin', icon: <ShieldCheck /> }
const LINKS = [
  { href: '/courses', label: 'Courses' },
  { href: '/docs/api', label: 'API' },
]

export type Look = { user: ShellUser | null; teaches: boolean; theme: Theme }
type FrameForProps = Look & {
  footer: boolean
  /** More at the top, before the account. */
  controls?: ReactNode
  children: ReactNode
}

/** Signed-in people get the rail; everybody gets the header. */
export function FrameFor({ user, teaches, theme, footer, controls, children }: FrameForProps) {
  const places = [...PLACES, ...(teaches ? [TEACH] : []), ...(user?.role === 'admin' ? [ADMIN] : [])]
  return (
    <PageFrame
      header={
        <Header user={user} theme={theme} signOut={<SignOutRow />}>
          {controls}
        </Header>
      }
      rail={user ? <Rail places={places} /> : undefined}
      footer={footer ? <Footer theme={theme} links={LINKS} /> : undefined}
    >
      {children}
    </PageFrame>
  )
}
