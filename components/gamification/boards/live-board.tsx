// The board that moves while one looks: rows glide to their new place, and one's own new rank is said aloud, now and then.
'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { openLine } from '@/components/notifications/live-line'
import type { BoardRow } from '@/lib/gamification/boards/reads'
import type { BoardMoved, BoardPeriod } from '@/lib/gamification/boards/schemas'
import { afterMove } from './board-rows'
import { BoardTable } from './board-table'

type LiveBoardProps = {
  caption: string
  channel: string
  /** The last event of the channel that `top` may not hold yet: what came since is heard first. */
  after: string
  period: BoardPeriod
  top: BoardRow[]
  near: BoardRow[]
  ownId: string
}

const GLIDE_MS = 180
/** A screen reader is not told more often. */
const QUIET_MS = 10_000

export function LiveBoard({ caption, channel, after, period, top, near, ownId }: LiveBoardProps) {
  const [rows, setRows] = useState(top)
  const [said, say] = useState('')
  const quietUntil = useRef(0)
  const body = useGlide(rows)
  const shown = useRef(rows)
  const { refresh } = useRouter()

  useEffect(() => {
    const move = (moved: BoardMoved) => {
      const before = rankIn(shown.current, ownId)
      shown.current = afterMove(shown.current, moved, period)
      setRows(shown.current)
      const rank = rankIn(shown.current, ownId)
      if (rank === before || rank === undefined || Date.now() < quietUntil.current) return
      quietUntil.current = Date.now() + QUIET_MS
      say(`You are now in place ${rank}.`)
    }
    const hear = ({ name, data }: { name: string; data: unknown }) => {
      if (name === 'board.moved') move(data as BoardMoved)
    }
    return openLine({ channel, after, hear, poll: refresh })
  }, [channel, after, period, ownId, refresh])

  const isIn = rows.some(row => row.user.id === ownId)
  return (
    <>
      <BoardTable caption={caption} top={rows} near={isIn ? [] : near} ownId={ownId} body={body} />
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}

function rankIn(rows: readonly BoardRow[], userId: string): number | undefined {
  return rows.find(row => row.user.id === userId)?.rank
}

/** Lets each row start where it stood before; not for those who asked for less motion. */
function useGlide(rows: readonly BoardRow[]) {
  const body = useRef<HTMLTableSectionElement>(null)
  const stood = useRef(new Map<string, number>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: where rows stand changes with the rows alone
  useLayoutEffect(() => {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const stand = new Map<string, number>()
    for (const row of body.current?.rows ?? []) {
      const id = row.dataset.user ?? ''
      stand.set(id, row.offsetTop)
      const before = stood.current.get(id)
      if (calm || before === undefined || before === row.offsetTop) continue
      row.animate([{ transform: `translateY(${before - row.offsetTop}px)` }, { transform: 'none' }], {
        duration: GLIDE_MS,
        easing: 'ease-out',
      })
    }
    stood.current = stand
  }, [rows])
  return body
}
