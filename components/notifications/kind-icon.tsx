// What a notification is about, in one picture; amber for XP and streaks alone.
import { Award, BellDot, Flag, Flame, KeyRound, Mail, Presentation, ShieldCheck, Star, Trophy, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

const ICONS: [RegExp, ReactNode][] = [
  [/^message\./, <Mail key="message" />],
  [/^access\./, <KeyRound key="access" />],
  [/^review\./, <Star key="review" />],
  [/^(level|achievement)\./, <Award key="award" />],
  [/^xp\.given$/, <Zap key="xp" />],
  [/^streak\./, <Flame key="streak" />],
  [/^(rank|group)\./, <Trophy key="board" />],
  [/^(flag|xp)\./, <Flag key="flag" />],
  [/^course\.review-wanted$/, <ShieldCheck key="admin" />],
  [/^(course|staff)\./, <Presentation key="teach" />],
]

export function KindIcon({ kind, unread }: { kind: string; unread: boolean }) {
  const icon = ICONS.find(([pattern]) => pattern.test(kind))?.[1] ?? <BellDot />
  const amber = /^(xp\.given|streak\.|level\.)/.test(kind)
  return (
    <span
      aria-hidden="true"
      className={classes(
        'mt-0.5 [&_.lucide]:size-5',
        unread ? (amber ? 'text-amber-ink' : 'text-accent') : 'text-muted',
      )}
    >
      {icon}
    </span>
  )
}
