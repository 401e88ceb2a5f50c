// Who may do what with a course.
import type { Actor } from '@/lib/core/context'

/** What a policy needs to know of a course; `staff` are the ids of all who teach it, its owner included or not. */
export type CourseStanding = { ownerId: string; staff: readonly string[] }

export function isStaff(actor: Actor, course: CourseStanding): boolean {
  return actor.kind === 'user' && (course.ownerId === actor.id || course.staff.includes(actor.id))
}

/** Staff of the course, and who manages any course: they see drafts, change, publish and delete. */
export function mayManage(actor: Actor, course: CourseStanding): boolean {
  return actor.permissions.has('course.manage-any') || isStaff(actor, course)
}
