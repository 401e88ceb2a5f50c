// What boards do when XP is awarded, when somebody opts out, and as time passes.
import type { TxContext } from '@/db/client'
import { defineReaction, type Reaction } from '@/lib/core/event'
import { accountReinstated, accountSuspended } from '@/lib/events/accounts'
import { clockMinute } from '@/lib/events/clock'
import { gamificationSettingsChanged, xpAwarded } from '@/lib/events/gamification'
import { noteGoals } from '../groups/note-goals'
import { keepRanks } from './keep-ranks'
import { forgetOldMoves, keepStandings } from './keep-standings'
import { followAward } from './moves/follow-award'
import { relist } from './relist'

const follow = defineReaction({
  name: 'boards.follow-award',
  on: xpAwarded,
  mode: 'queued',
  async run(ctx, { occurredAt: at, payload: { userId, entryId, amount, courseId } }) {
    await followAward(ctx, { userId, entryId, amount, courseId, at })
    await noteGoals(ctx, { userId, courseId, at })
  },
})

/** In the transaction of the choice: from its commit on nobody sees who opted out. */
const optOut = defineReaction({
  name: 'boards.relist',
  on: gamificationSettingsChanged,
  mode: 'inline',
  async run(ctx, { payload: { userId, before, after } }) {
    if (before.boards !== after.boards) await relist(ctx as TxContext, userId)
  },
})

/** Nobody looks up to somebody who was sent away; whoever may come back stands where they stood. */
const suspensions = [accountSuspended, accountReinstated].map(on =>
  defineReaction<{ userId: string }>({
    name: `boards.relist-${on.name}`,
    on,
    mode: 'inline',
    run: (ctx, { payload: { userId } }) => relist(ctx as TxContext, userId),
  }),
)

const keepYesterday = defineReaction({
  name: 'boards.keep-standings',
  on: clockMinute,
  mode: 'queued',
  async run(ctx, { payload: { at } }) {
    while ((await keepStandings(ctx)) > 0);
    if (new Date(at).getUTCMinutes() === 0) await forgetOldMoves(ctx)
  },
})

const EVERY_MINUTES = 5

const countRanks = defineReaction({
  name: 'boards.keep-ranks',
  on: clockMinute,
  mode: 'queued',
  slow: true,
  async run(ctx, { payload: { at } }) {
    if (new Date(at).getUTCMinutes() % EVERY_MINUTES === 0) await keepRanks(ctx)
  },
})

export const boardReactions: Reaction[] = [follow, optOut, ...suspensions, keepYesterday, countRanks]
