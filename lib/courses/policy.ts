// Who may do what with a course.
import type { Actor } from '@/lib/core/context'
import { allows, type Permission } from '@/lib/core/permissions'

export type StaffRole = 'owner' | 'co_instructor' | 'assistant'
/** What a policy needs to know of a course. */
export type CourseStanding = { ownerId: string; staff: readonly { userId: string; role: StaffRole }[] }

/** How far one has to be trusted: assistants care for learners, co-instructors also write, owners also decide who teaches. */
export type Trust = 'assist' | 'edit' | 'own'
export const TRUST: Record<StaffRole, readonly Trust[]> = {
  assistant: trustIn('assistant'),
  co_instructor: trustIn('co_instructor'),
  owner: trustIn('owner'),
}

/** The line of the table that says who is trusted so far. */
function lineOf(trust: Trust): Permission {
  return `course.${trust}`
}

function trustIn(role: StaffRole): Trust[] {
  return (['assist', 'edit', 'own'] as const).filter(trust => allows(lineOf(trust), role))
}

/** What each trust allows, for people. */
export const TRUSTED_TO: Record<Trust, string> = {
  assist: 'See the learners and their progress, write to them, give and take back access, and answer reviews.',
  edit: 'Write the outline and the lessons, say what opens when, and publish.',
  own: 'Decide who teaches, and hand the course over.',
}

/** The actor's part in teaching a course; null for those who have none. */
export function staffRole(actor: Actor, course: CourseStanding): StaffRole | null {
  if (actor.kind !== 'user') return null
  if (course.ownerId === actor.id) return 'owner'
  return course.staff.find(({ userId }) => userId === actor.id)?.role ?? null
}

/** Staff as far as their part goes, and who manages any course. */
export function mayManage(actor: Actor, course: CourseStanding, as: Trust): boolean {
  if (actor.permissions.has(lineOf(as))) return true
  const role = staffRole(actor, course)
  return role !== null && TRUST[role].includes(as)
}
