// Which line of the permission table opens which page: the gate asks it by role, the pages and verbs decide the rest.
import type { Permission } from '@/lib/core/permissions'

/** The first that fits an address counts. A page without an area fails the shape test. */
const AREAS: [RegExp, Permission][] = [
  [/^\/(home|messages)(\/|$)/, 'learning.keep'],
  [/^\/(xp|levels|achievements)$/, 'xp.read'],
  [/^\/settings\/gamification$/, 'game.choose'],
  [/^\/notifications(\/|$)/, 'notification.keep'],
  [/^\/(profile|security)(\/|$)/, 'account.keep'],
  [/^\/compete$/, 'board.see'],
  [/^\/groups\/join\/[^/]+$/, 'group.join'],
  [/^\/learn\/[^/]+\/[^/]+$/, 'lesson.read'],
  [/^\/learn(\/|$)/, 'learning.keep'],
  [/^\/teach(\/|$)/, 'studio.enter'],
  [/^\/admin(\/|$)/, 'admin.enter'],
  [/^\/courses\/[^/]+\/enroll$/, 'course.enroll'],
  [/^\/courses(\/|$)/, 'course.see'],
  [/^\/(sign-in|register)(\/|$)/, 'account.enter'],
  [/^\/(confirm-email|forgot-password|reset-password|verify-email)$/, 'account.recover'],
  [/^\/(docs\/api)?$/, 'site.read'],
]

/** The line for an address; undefined where no page is. */
export function areaOf(pathname: string): Permission | undefined {
  return AREAS.find(([path]) => path.test(pathname))?.[1]
}
