// Grants what a deed has earned.
import type { TxContext } from '@/db/client'
import type { Deed, Surroundings } from '../deed'
import type { Marked } from '../streaks/mark-day'
import { count } from './count'
import { type Details, detailsOf } from './deeds/reads'
import type { Occurrence } from './occurrence'

/** What is known when achievements are looked at: the deed, its surroundings, and where the learner stands after it. */
export type Occasion = Marked & { deed: Deed; surroundings: Surroundings; level: number }

/** Whoever teaches a course earns nothing in it. */
export async function grantAchievements(tx: TxContext, occasion: Occasion): Promise<{ key: string; name: string }[]> {
  const { deed, surroundings } = occasion
  if (surroundings.isStaff) return []
  const occurrences = occurrencesOf(occasion, await detailsOf(tx, deed))
  const granted = await count(tx, { userId: deed.userId, occurrences, isOn: surroundings.ownAchievements })
  return granted.map(({ key, name }) => ({ key, name }))
}

function occurrencesOf({ deed, surroundings, ...marked }: Occasion, details: Details): Occurrence[] {
  const { day, hour, streak, level, daysAway, evidenceOfDay } = marked
  return [
    { kind: 'evidence', day, hour, ofDay: evidenceOfDay },
    ...(marked.isFirstOfDay ? [{ kind: 'day' as const, day, daysAway }] : []),
    { kind: 'standing', streak, weekly: details.weekly, level },
    ...deedItself(deed, surroundings, details, { day, hour }),
  ]
}

function deedItself(
  deed: Deed,
  { categorySlug: category, courseLevel: level, lessonCount }: Surroundings,
  details: Details,
  when: { day: string; hour: number },
): Occurrence[] {
  switch (deed.kind) {
    case 'lesson': {
      const { lessonKind, difficulty } = deed
      return [{ kind: 'lesson', lessonKind, difficulty, category, seconds: details.seconds, ...when }]
    }
    case 'course': {
      const { teacherId, daysTaken } = details
      return [{ kind: 'course', courseId: deed.courseId, category, level, lessonCount, teacherId, daysTaken }]
    }
    case 'quiz': {
      const { quizId, score, passed } = deed
      return [{ kind: 'quiz', quizId, score, passed, number: details.number, best: details.best }]
    }
  }
}
