// The page of boards: the chosen one, one's place on it, the groups, and the way off.
import { EmptyState } from '@/components/ui/empty-state'
import type { Context, UserActor } from '@/lib/core/context'
import { boardChoices, boardView, passedLately } from '@/lib/gamification/boards/view/reads'
import { offeredGroups, ownGroup } from '@/lib/gamification/groups/reads'
import { ownSwitches } from '@/lib/gamification/settings/reads'
import { GroupForms } from '../groups/group-forms'
import { GroupPanel } from '../groups/group-panel'
import { BoardSwitch } from './board-switch'
import { type Asked, competePath } from './compete-address'
import { LiveBoard } from './live-board'
import { PassedByList } from './passed-by'
import { BoardsSwitch, UnlistedNote } from './standing-note'

const SPAN = { week: 'this week', month: 'this month', all: 'of all time' } as const

/** `invitation` is what the link to a group begins with. */
type CompeteProps = { ctx: Context; user: UserActor; asked: Asked; invitation: string }

export async function Compete({ ctx, user, asked, invitation }: CompeteProps) {
  const board = await boardView(ctx, asked)
  const choices = await boardChoices(ctx)
  const group = asked.groupId ? await ownGroup(ctx, asked.groupId) : null
  const { boards } = await ownSwitches(ctx)
  const caption = `${board.name ?? 'Everybody'}: XP ${SPAN[asked.period]}`
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] gap-6 px-3 py-8 sm:px-6">
      <h1 className="font-semibold text-2xl">Compete</h1>
      <BoardSwitch asked={asked} ownCourseId={ownCourseId(board.channel)} {...choices} />
      <UnlistedNote unlisted={board.unlisted} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-label={caption} className="min-w-0">
          {board.top.length === 0 ? (
            <EmptyState title="Nobody stands here yet">
              Complete a lesson{board.name ? ` of ${board.name}` : ''}, and you are the first one {SPAN[asked.period]}.
            </EmptyState>
          ) : (
            <LiveBoard
              key={competePath(asked) + JSON.stringify(board.top)}
              caption={caption}
              channel={`leaderboard:${board.channel}`}
              after={board.after}
              period={asked.period}
              top={board.top}
              near={board.near}
              ownId={user.id}
            />
          )}
          {board.top.length > 0 && !board.me && !board.unlisted && (
            <p className="mt-3 text-[0.9375rem] text-muted">
              You have no XP here {SPAN[asked.period]} yet. A lesson changes that.
            </p>
          )}
          <p className="mt-3 text-muted text-sm">
            Weeks begin on Monday and months on the first, at midnight UTC. Whoever has the same XP shares a place.
          </p>
        </section>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
          {group && <GroupPanel group={group} invitation={invitation} />}
          <PassedByList passes={boards ? await passedLately(ctx) : []} now={ctx.now()} />
          <GroupForms courses={choices.courses} offered={await offeredGroups(ctx)} />
          <BoardsSwitch isOn={boards} />
        </div>
      </div>
    </div>
  )
}

function ownCourseId(channel: string): string | undefined {
  return channel.startsWith('course:') ? channel.slice('course:'.length) : undefined
}
