// A board as a table: rank, who, what moved since yesterday, XP; one's own row stands out, and its XP explains itself.
import { ArrowDown, ArrowUp, Minus } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { classes } from '@/components/ui/classes'
import type { BoardRow } from '@/lib/gamification/boards/reads'

type BoardTableProps = {
  caption: string
  /** From the first place on. */
  top: readonly BoardRow[]
  /** One's own row between its neighbors, where it is further down. */
  near: readonly BoardRow[]
  /** Whose row it is that stands out. */
  ownId: string
  body?: Ref<HTMLTableSectionElement>
}

export function BoardTable({ caption, top, near, ownId, body }: BoardTableProps) {
  return (
    <table className="w-full border-separate border-spacing-0 rounded-md border border-line bg-raised">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-muted text-xs">
          <Head className="w-12 ps-3 text-center sm:w-16">Rank</Head>
          <Head className="px-2 text-start">Learner</Head>
          <Head className="w-10 px-1 text-center">
            <span className="sr-only">Places since yesterday</span>
          </Head>
          <Head className="pe-4 text-end">XP</Head>
        </tr>
      </thead>
      <tbody ref={body}>
        {top.map(row => (
          <Row key={row.user.id} row={row} isOwn={row.user.id === ownId} />
        ))}
      </tbody>
      {near.length > 0 && (
        <tbody>
          <tr>
            <td colSpan={4} className="border-line border-t py-1 text-center text-muted text-sm">
              <span aria-hidden="true">⋯</span>
              <span className="sr-only">Further down, around you</span>
            </td>
          </tr>
          {near.map(row => (
            <Row key={row.user.id} row={row} isOwn={row.user.id === ownId} />
          ))}
        </tbody>
      )}
    </table>
  )
}

function Head({ className, children }: { className: string; children: ReactNode }) {
  return (
    <th scope="col" className={classes('py-2 font-medium', className)}>
      {children}
    </th>
  )
}

function Row({ row, isOwn }: { row: BoardRow; isOwn: boolean }) {
  const { rank, user, title, xp, level, movement } = row
  const cell = classes('border-line border-t py-2', isOwn && 'bg-accent-soft')
  return (
    <tr data-user={user.id} className={isOwn ? 'font-medium' : undefined}>
      <td className={classes(cell, 'ps-3 text-center tabular-nums')}>{rank.toLocaleString('en')}</td>
      <th
        scope="row"
        className={classes(cell, 'w-full max-w-0 px-2 text-start', isOwn ? 'font-medium' : 'font-normal')}
      >
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={user.name} image={user.image} size="sm" className="max-[359px]:hidden" />
          <span className="min-w-0">
            <span className="flex">
              <span className="truncate">{user.name}</span>
              {isOwn && <span className="shrink-0 whitespace-pre text-accent"> (you)</span>}
            </span>
            <span className="block truncate text-muted text-xs">
              Level {level}
              {title && ` · ${title}`}
            </span>
            {isOwn && (
              <a href="/xp" className="text-accent text-xs underline">
                Why this number?
              </a>
            )}
          </span>
        </span>
      </th>
      <td className={classes(cell, 'whitespace-nowrap px-1 text-center')}>
        <Movement places={movement} />
      </td>
      <td className={classes(cell, 'pe-4 text-end tabular-nums')}>
        <span className="text-amber-ink">{xp.toLocaleString('en')}</span>
      </td>
    </tr>
  )
}

function Movement({ places }: { places: number | null }) {
  if (places === null) return null
  const many = Math.abs(places)
  if (many === 0) {
    return (
      <span className="text-muted">
        <Minus className="inline size-3.5" />
        <span className="sr-only">as yesterday</span>
      </span>
    )
  }
  const Arrow = places > 0 ? ArrowUp : ArrowDown
  return (
    <span className={classes('inline-flex items-center text-xs', places > 0 ? 'text-accent' : 'text-muted')}>
      <Arrow className="size-3.5" />
      <span className="sr-only">{places > 0 ? 'up' : 'down'} </span>
      {many}
    </span>
  )
}
