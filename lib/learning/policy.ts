// Who may learn what.
import type { Actor } from '@/lib/core/context'

/** What a policy needs to know of a course, seen by one person. */
export type Standing = {
  status: 'draft' | 'in_review' | 'published' | 'archived'
  isStaff: boolean
  isEnrolled: boolean
}

/** Staff of the course, and who manages any course. */
export function mayManage(actor: Actor, standing: Pick<Standing, 'isStaff'>): boolean {
  return standing.isStaff || actor.permissions.has('course.manage-any')
}

/** Whether the course may be known at all: who learns in an archived one goes on seeing it. */
export function mayKnow(actor: Actor, standing: Standing): boolean {
  return standing.status === 'published' || standing.isEnrolled || mayManage(actor, standing)
}

/** Enrolling without paying, whatever the price and the status. */
export function mayEnrollFreely(actor: Actor, standing: Pick<Standing, 'isStaff'>): boolean {
  return mayManage(actor, standing)
}

export function mayGrantAccess(actor: Actor, standing: Pick<Standing, 'isStaff'>): boolean {
  return standing.isStaff || actor.permissions.has('course.assist')
}

/** Hearing what happens in a course. */
export function mayListen(actor: Actor, standing: Pick<Standing, 'isStaff' | 'isEnrolled'>): boolean {
  return standing.isEnrolled || standing.isStaff || actor.permissions.has('channel.course')
}

/** Reading a lesson, taking its quiz, noting something: those enrolled, the staff, and anyone in a free preview. */
export function mayTakeLesson(actor: Actor, standing: Standing & { freePreview: boolean }): boolean {
  if (!mayKnow(actor, standing)) return false
  return standing.isEnrolled || standing.freePreview || mayManage(actor, standing)
}
