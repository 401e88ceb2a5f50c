// What follows from a piece of evidence, always in this order: the day of the streak, XP, achievements.
import type { TxContext } from '@/db/client'
import { only } from '@/lib/core/only'
import type { Award } from '@/lib/learning/schemas'
import { grantAchievements } from './achievements/grant-achievements'
import type { Deed, EvidenceKind, Surroundings } from './deed'
import { statsRows, surroundingsOf } from './ledger/reads'
import { raiseLevel, type Written, writeEntry } from './ledger/write-entry'
import { breakdownOf, RULES, type RuleKey, SECOND_TIME, worth } from './rules'
import { type Marked, markDay } from './streaks/mark-day'

/** For inline reactions: the deed and what it earned commit together. Gives the award for the deed's reply. */
export async function recordEvidence(tx: TxContext, deed: Deed): Promise<{ award: Award | null }> {
  const surroundings = await surroundingsOf(tx, deed)
  const marked = await markDay(tx, { userId: deed.userId, at: deed.at })
  const written = await pay(tx, deed, surroundings, marked)
  const { xp, level } = written ?? only(await statsRows(tx, deed.userId))
  const achievements = await grantAchievements(tx, { deed, surroundings, ...marked, level })
  // A milestone may have waited for the achievement.
  const after =
    achievements.length > 0 ? await raiseLevel(tx, deed.userId, { xp, before: level }) : { level, levelUp: false }
  if (!surroundings.ownXp || (!written && achievements.length === 0)) return { award: null }
  return {
    award: {
      xp: written?.entry.amount ?? 0,
      breakdown: written ? breakdownOf(written.entry, surroundings.difficulty) : [],
      level: after.level,
      levelUp: after.levelUp || written?.levelUp === true,
      achievements,
    },
  }
}

/** Null for what is paid elsewhere, was paid before, or earns nothing here. */
async function pay(tx: TxContext, deed: Deed, around: Surroundings, { streak }: Marked): Promise<Written | null> {
  const due = dueFor(deed)
  if (!due || around.isStaff || !around.courseXp) return null
  const { userId, courseId } = deed
  const { difficulty, lessonCount } = around
  const asked = { difficulty, lessonCount, streak: around.ownStreaks ? streak : 0 }
  const entry = { userId, courseId, earnedAt: tx.now(), evidenceKind: due.evidenceKind, evidenceId: due.evidenceId }
  const first = await writeEntry(tx, { ...entry, rule: due.rule, worth: worth({ ...asked, rule: due.rule }) })
  const { again } = RULES[due.rule]
  if (first || !again) return first
  return writeEntry(tx, { ...entry, rule: again, worth: worth({ ...asked, rule: again, repeatFactor: SECOND_TIME }) })
}

function dueFor(deed: Deed): { rule: RuleKey; evidenceKind: EvidenceKind; evidenceId: string } | null {
  switch (deed.kind) {
    case 'lesson': {
      const rule = deed.lessonKind === 'quiz' ? 'quiz-lesson.completed' : 'lesson.completed'
      return { rule, evidenceKind: 'lesson', evidenceId: deed.lessonId }
    }
    case 'quiz':
      return deed.passed ? { rule: 'quiz.passed', evidenceKind: 'quiz', evidenceId: deed.quizId } : null
    case 'course':
      return { rule: 'course.completed', evidenceKind: 'course', evidenceId: deed.courseId }
  }
}
