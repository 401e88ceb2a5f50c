// All kinds of notifications, in the order of the settings.
import type { Kind } from './kind'
import { accessEnded } from './kinds/access-ended'
import { accessGranted } from './kinds/access-granted'
import { achievementGained } from './kinds/achievement-earned'
import { changesAsked } from './kinds/changes-asked'
import { courseHandedOver } from './kinds/course-handed-over'
import { coursePassed } from './kinds/course-passed'
import { courseRenewed } from './kinds/course-renewed'
import { freezeSpent } from './kinds/freeze-used'
import { groupGoalMet } from './kinds/group-goal-reached'
import { levelGained } from './kinds/level-reached'
import { messageReceived } from './kinds/message-received'
import { publicationStopped } from './kinds/publication-failed'
import { rankPassed } from './kinds/rank-lost'
import { reviewAnswered } from './kinds/review-answered'
import { reviewWanted } from './kinds/review-wanted'
import { reviewReceived } from './kinds/review-written'
import { staffJoined } from './kinds/staff-joined'
import { streakOver } from './kinds/streak-ended'
import { xpDecided } from './kinds/xp-decided'
import { flagRaised } from './kinds/xp-flagged'
import { xpGiven } from './kinds/xp-given'
import { xpHeld } from './kinds/xp-held'

export const KINDS: readonly Kind[] = [
  messageReceived,
  accessGranted,
  accessEnded,
  courseRenewed,
  reviewAnswered,
  levelGained,
  achievementGained,
  xpGiven,
  freezeSpent,
  streakOver,
  rankPassed,
  groupGoalMet,
  xpHeld,
  xpDecided,
  reviewReceived,
  staffJoined,
  courseHandedOver,
  coursePassed,
  changesAsked,
  publicationStopped,
  reviewWanted,
  flagRaised,
]

const BY_KEY = new Map(KINDS.map(kind => [kind.key, kind]))

export function kindOf(key: string): Kind | undefined {
  return BY_KEY.get(key)
}
