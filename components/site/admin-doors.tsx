// The ways from the first page of the admins to people and to the audit trail, with a number each.
import { ScrollText, Users } from 'lucide-react'
import Link from 'next/link'
import { Card, stretched } from '@/components/ui/card'

export function AdminDoors({ suspended, entries }: { suspended: number; entries: number }) {
  const doors = [
    {
      href: '/admin/people',
      title: 'People',
      Icon: Users,
      words: 'Find somebody, change a role, suspend, sign out.',
      number: suspended === 0 ? 'Nobody is suspended.' : `${count(suspended)} suspended.`,
    },
    {
      href: '/admin/audit',
      title: 'Audit trail',
      Icon: ScrollText,
      words: 'Who did what to whom, when and why.',
      number: entries === 1 ? '1 entry.' : `${count(entries)} entries.`,
    },
  ]
  return (
    <nav aria-label="Ways on">
      <ul className="grid gap-4 sm:grid-cols-2">
        {doors.map(({ href, title, words, number, Icon }) => (
          <li key={href}>
            <Card className="flex h-full items-start gap-3 p-4 hover:bg-sunken">
              <Icon aria-hidden className="mt-0.5 text-muted" />
              <div className="grid gap-1">
                <Link href={href} prefetch={false} className={`font-medium text-accent underline ${stretched}`}>
                  {title}
                </Link>
                <p className="text-[0.9375rem]">{words}</p>
                <p className="text-muted text-sm">{number}</p>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const count = (number: number) => (number >= 1000 ? number.toLocaleString('en-US') : String(number))
