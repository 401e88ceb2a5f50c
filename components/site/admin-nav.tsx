// The places of the admins.
import { NavTabs } from '@/components/shell/nav-tabs'

const PLACES = [
  { href: '/admin', label: 'Decisions' },
  { href: '/admin/reviews', label: 'Reviews' },
  { href: '/admin/people', label: 'People' },
  { href: '/admin/audit', label: 'Audit' },
  { href: '/admin/xp', label: 'XP' },
  { href: '/admin/jobs', label: 'Jobs' },
  { href: '/admin/mail', label: 'Mail' },
  { href: '/admin/settings', label: 'Settings' },
]

export function AdminNav() {
  return <NavTabs label="Admin" places={PLACES} exact="/admin" />
}
