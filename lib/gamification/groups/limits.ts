// How large peer groups may grow, how many one may have, and how fast one may try codes.
import { hasUnlocked } from '../levels/milestones'

/** How many people a group holds: by whose it is, and what their level has unlocked. */
export const MEMBERS = { usual: 20, unlocked: 50, ofTeacher: 100 }
/** How many groups one may own. */
export const OWN_GROUPS = { usual: 5, unlocked: 15 }
/** How many one may be in. */
export const MOST_GROUPS = 20

export const JOIN_TRIES = { name: 'group-join', limit: 10, windowSeconds: 60 }
export const NEW_GROUPS = { name: 'group-create', limit: 10, windowSeconds: 3600 }

type Owner = { level: number; teaches: boolean }

export function mostMembers({ level, teaches }: Owner): number {
  if (teaches) return MEMBERS.ofTeacher
  return hasUnlocked(level, 'group.large') ? MEMBERS.unlocked : MEMBERS.usual
}

export function mostOwnGroups(level: number): number {
  return hasUnlocked(level, 'group.many') ? OWN_GROUPS.unlocked : OWN_GROUPS.usual
}
