// Who may see which board, and which peer group.
import type { Actor } from '@/lib/core/context'

/** Those who take the course, who teach it, and who manage any course. */
export function maySeeCourseBoard(actor: Actor, standing: { isStaff: boolean; isEnrolled: boolean }): boolean {
  return standing.isEnrolled || standing.isStaff || actor.permissions.has('course.manage-any')
}

/** A group is known to its members alone; to others not even its name. */
export function mayKnowGroup({ isMember }: { isMember: boolean }): boolean {
  return isMember
}
