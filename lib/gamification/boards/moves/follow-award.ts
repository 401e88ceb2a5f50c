// What follows from an award on boards: the day is marked, the sorted sets move, who was passed hears of it, and who looks sees it.
import { type TxContext, transact } from '@/db/client'
import { boardActivity, rankPasses } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { rankLost } from '@/lib/events/gamification'
import { log } from '@/lib/platform/log'
import { emit } from '@/lib/platform/outbox/emit'
import { ranking } from '@/lib/platform/ranking'
import { EVERYBODY, startOf } from '../../ledger/periods'
import { boardSet } from '../board'
import { type Passed, passedBy } from '../ranks'
import { type Earner, earnerOf, firstPlaces, type GroupMember, groupMembers, type Total } from './reads'
import { tellBoard } from './tell-board'

export type Followed = { userId: string; entryId: string; amount: number; courseId: string | null; at: Date }
type Pass = Passed & { scopeId: string }

/** What is older (a seed, an evidence that came late) moves no running board that anybody watches. */
const NEWS_MS = 24 * 3_600_000
/** So many neighbors hear of it on one board. */
const NEIGHBORS = 5

/** Bounded work for one award; running it twice tells once. */
export async function followAward(ctx: Context, award: Followed): Promise<void> {
  if (ctx.now().getTime() - award.at.getTime() > NEWS_MS) return
  const earner = await earnerOf(ctx, award)
  if (!earner) return
  const members = await groupMembers(ctx, award)
  await moveSets(earner, award)
  const isWeekOver = startOf('week', award.at) !== startOf('week', ctx.now())
  const isPassing = earner.listed && award.amount > 0 && !isWeekOver
  const passes = isPassing ? await passesOf(ctx, earner, award, members) : []
  await transact(ctx, async tx => {
    await markDay(tx, award, members)
    await tell(tx, award, passes)
  })
  if (earner.listed) show(earner, members, ctx.now())
}

/** A set that cannot be reached now is made anew later: nothing durable hangs on it. */
async function moveSets({ user, listed, totals }: Earner, { amount }: Followed): Promise<void> {
  if (!listed) return
  try {
    for (const total of totals)
      await ranking().put(boardSet(total), [{ member: user.id, score: total.xp }], { lower: amount < 0 })
  } catch (error) {
    log.warn('the ranking did not hear of an award', { error, userId: user.id })
  }
}

/** On the boards of the week alone. Somebody who was passed on several hears of the smallest circle. */
async function passesOf(ctx: Context, earner: Earner, award: Followed, members: GroupMember[]): Promise<Pass[]> {
  const found = new Map<string, Pass>()
  const add = (scopeId: string, falling: { userId: string; xp: number }[]) => {
    for (const passed of passedBy(falling, award, NEIGHBORS)) {
      if (!found.has(passed.userId)) found.set(passed.userId, { ...passed, scopeId })
    }
  }
  const listed = members.filter(member => member.listed)
  for (const groupId of groupIds(members))
    add(
      groupId,
      listed.filter(member => member.groupId === groupId),
    )
  for (const total of earner.totals
    .filter(({ period, isFirst }) => period === 'week' && isFirst)
    .toSorted(smallestFirst)) {
    if (total.scopeId === EVERYBODY || earner.courseBoard) add(total.scopeId, await firstPlaces(ctx, total))
  }
  return [...found.values()]
}

function smallestFirst(a: Total, b: Total): number {
  return Number(a.scopeId === EVERYBODY) - Number(b.scopeId === EVERYBODY)
}

async function markDay(tx: TxContext, { courseId, at }: Followed, members: GroupMember[]): Promise<void> {
  const onDay = at.toISOString().slice(0, 10)
  const scopes = [EVERYBODY, ...(courseId ? [courseId] : []), ...groupIds(members)]
  await tx.tx
    .insert(boardActivity)
    .values(scopes.map(scopeId => ({ onDay, scopeId })))
    .onConflictDoNothing()
}

async function tell(tx: TxContext, { userId: byUserId, entryId, at }: Followed, passes: Pass[]): Promise<void> {
  if (passes.length === 0) return
  const noted = await tx.tx
    .insert(rankPasses)
    .values(passes.map(pass => ({ ...pass, entryId, byUserId, passedAt: at })))
    .onConflictDoNothing()
    .returning({ userId: rankPasses.userId })
  for (const { userId, byXp, scopeId, rank } of passes) {
    if (noted.some(row => row.userId === userId)) await emit(tx, rankLost, { userId, byUserId, byXp, scopeId, rank })
  }
}

/** Who looks sees the boards that run now: an award from before midnight may be followed after it, and moves only those it is on. */
function show({ user, level, totals, courseBoard }: Earner, members: GroupMember[], now: Date): void {
  const row = (scopeId: string) => {
    const xp = { week: 0, month: 0, all: 0 }
    for (const total of totals) {
      const isRunning = total.startsOn === startOf(total.period, now)
      if (total.scopeId === scopeId && isRunning) xp[total.period] = total.xp
    }
    return { user, level, xp }
  }
  for (const scopeId of new Set(totals.filter(({ isFirst }) => isFirst).map(total => total.scopeId))) {
    if (scopeId === EVERYBODY) tellBoard('global', row(scopeId))
    else if (courseBoard) tellBoard(`course:${scopeId}`, row(scopeId))
  }
  const scopes = new Map(members.map(({ groupId, scopeId }) => [groupId, scopeId]))
  for (const [groupId, scopeId] of scopes) tellBoard(`group:${groupId}`, row(scopeId))
}

function groupIds(members: GroupMember[]): string[] {
  return [...new Set(members.map(({ groupId }) => groupId))]
}
