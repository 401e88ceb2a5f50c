// Facts that the audit trail leaves out on purpose, each with the reason.

const LEARNING = 'what somebody learned, kept where it counts'
const OWN_WORDS = 'one’s own words, kept where they stand'
const GAME = 'follows from what somebody learned, kept in the ledger'
const GROUP = 'the life of a peer group, kept with the group'
const STEP = 'a step on the way; the fact that it leads to is audited'

export const NOT_AUDITED: Record<string, string> = {
  'clock.minute': 'nobody did it',
  'account.verification-requested': 'asks for a letter to oneself',
  'quiz.submitted': LEARNING,
  'lesson.completed': LEARNING,
  'course.completed': LEARNING,
  'note.written': OWN_WORDS,
  'review.written': OWN_WORDS,
  'review.deleted': OWN_WORDS,
  'level.reached': GAME,
  'achievement.earned': GAME,
  'streak.extended': GAME,
  'streak.ended': GAME,
  'streak.freeze-earned': GAME,
  'streak.freeze-used': GAME,
  'streak.week-met': GAME,
  'rank.lost': GAME,
  'xp.flagged': 'a suspicion; the decision about it is audited',
  'gamification.settings-changed': 'a choice about one’s own screens',
  'group.created': GROUP,
  'group.joined': GROUP,
  'group.left': GROUP,
  'group.goal-set': GROUP,
  'group.goal-reached': GROUP,
  'upload.received': STEP,
  'upload.stored': STEP,
  'video.stored': STEP,
  'import.received': STEP,
  'import.confirmed': STEP,
  'course.lessons-copied': STEP,
}
