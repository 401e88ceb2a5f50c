// Who may give XP by hand.
import type { Actor } from '@/lib/core/context'

/** What a policy needs to know of a gift: for whom it is, and how both stand to the course that it is for. */
export type Gift = { userId: string; course: { teaches: boolean; learns: boolean } | null }

/** Nobody gives XP to themselves. Who teaches a course gives it to its learners; who may correct the ledger to anybody. */
export function mayGiveXp(actor: Actor, { userId, course }: Gift): boolean {
  if (!actor.permissions.has('xp.give')) return false
  if (actor.kind === 'user' && actor.id === userId) return false
  if (actor.permissions.has('xp.correct')) return true
  return (course?.teaches && course.learns) === true
}
