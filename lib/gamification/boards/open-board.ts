// Finds the board that somebody asks for, if they may see it.
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { courseGamification, peerGroupMembers, peerGroups } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError, notFound } from '@/lib/core/errors'
import { courseStanding } from '@/lib/learning/reads'
import { EVERYBODY } from '../ledger/periods'
import { type Board, boardOf } from './board'
import { mayKnowGroup, maySeeCourseBoard } from './policy'
import type { LeaderboardQuery } from './schemas'

/** `groupId` narrows the board to the members of a peer group; `name` is the course's or the group's. */
export type OpenBoard = Board & { groupId: string | null; name: string | null }
type Asked = Pick<LeaderboardQuery, 'scope' | 'courseId' | 'groupId' | 'period'>

/**
 * Throws `not_found` for a course or group that the actor may not know of and for a board that was switched off, and `forbidden`
 * for the board of a course that they do not take.
 */
export async function openBoard(ctx: Context, { scope, courseId, groupId, period }: Asked): Promise<OpenBoard> {
  requireUser(ctx)
  const at = ctx.now()
  switch (scope) {
    case 'global':
      return { ...boardOf(EVERYBODY, period, at), groupId: null, name: null }
    case 'course': {
      const course = await seenCourse(ctx, courseId ?? '')
      return { ...boardOf(course.id, period, at), groupId: null, name: course.title }
    }
    case 'group': {
      const group = await memberOf(ctx, groupId ?? '')
      return { ...boardOf(group.courseId ?? EVERYBODY, period, at), groupId: group.id, name: group.name }
    }
  }
}

async function seenCourse(ctx: Context, courseRef: string): Promise<{ id: string; title: string }> {
  const { courseId, title, isStaff, enrollment } = await courseStanding(ctx, courseRef)
  if (!maySeeCourseBoard(ctx.actor, { isStaff, isEnrolled: enrollment !== null })) {
    throw new DomainError(
      'forbidden',
      'Only those who take this course see its board. Enroll first; then you see it here.',
    )
  }
  const [row] = await db(ctx)
    .select({ board: courseGamification.board })
    .from(courseGamification)
    .where(eq(courseGamification.courseId, courseId))
  if (row?.board !== false) return { id: courseId, title }
  throw new DomainError('not_found', 'Those who teach this course have switched its board off.', {
    code: 'board_hidden',
  })
}

async function memberOf(ctx: Context, groupId: string) {
  const user = requireUser(ctx)
  const [row] = await db(ctx)
    .select({
      id: peerGroups.id,
      name: peerGroups.name,
      courseId: peerGroups.courseId,
      memberId: peerGroupMembers.userId,
    })
    .from(peerGroups)
    .leftJoin(peerGroupMembers, and(eq(peerGroupMembers.groupId, peerGroups.id), eq(peerGroupMembers.userId, user.id)))
    .where(eq(peerGroups.id, groupId))
  if (!row || !mayKnowGroup({ isMember: row.memberId !== null })) throw notFound('group')
  return row
}
