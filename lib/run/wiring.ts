// The one list of reactions: only here a fact meets what follows from it.
import { accountReactions } from '@/lib/accounts/reactions'
import { assessmentReactions } from '@/lib/assessments/reactions'
import { auditReactions } from '@/lib/audit/reactions'
import { type Reaction, reactions } from '@/lib/core/event'
import { courseReactions } from '@/lib/courses/reactions'
import { boardReactions } from '@/lib/gamification/boards/reactions'
import { flagReactions } from '@/lib/gamification/flags/reactions'
import { gamificationReactions } from '@/lib/gamification/reactions'
import { learningReactions } from '@/lib/learning/reactions'
import { mediaReactions } from '@/lib/media/reactions'
import { notificationReactions } from '@/lib/notifications/reactions'
import { importReactions } from './import/import-archive'

const ALL: Reaction[] = [
  ...accountReactions,
  ...assessmentReactions,
  ...courseReactions,
  ...gamificationReactions,
  ...boardReactions,
  ...flagReactions,
  ...learningReactions,
  ...mediaReactions,
  ...notificationReactions,
  ...importReactions,
  ...auditReactions,
]

/** Registers every reaction in this process. Registering twice is one. */
export function wire(): void {
  for (const reaction of ALL) reactions().set(reaction.name, reaction)
}
