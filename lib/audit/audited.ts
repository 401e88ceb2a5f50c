// The one list of facts that the audit trail keeps, with what each is about in words; every other fact is named in not-audited.ts.
import { defineReaction, type FactKind, type Reaction } from '@/lib/core/event'
import * as accounts from '@/lib/events/accounts'
import * as assessments from '@/lib/events/assessments'
import * as courses from '@/lib/events/courses'
import * as game from '@/lib/events/gamification'
import * as learning from '@/lib/events/learning'
import * as media from '@/lib/events/media'
import * as site from '@/lib/events/site'
import { maskEmail } from './mask-email'
import { recordEntry } from './record-entry'

type About = { subjectId: string | null; courseId?: string | null }
type Options<P> = {
  /** What is kept of the payload where not all of it: addresses are masked, names are looked up when read. */
  keep?: (payload: P) => Record<string, unknown>
  /** Which of them are kept, where not all. */
  only?: (payload: P, actorId: string | null) => boolean
}
export type Audited = { name: string; words: string; reaction: Reaction }

/** `words` continue the name of whoever acted. Runs in the transaction of the deed: no deed without its entry, and no entry without. */
function audited<P extends Record<string, unknown>>(
  on: FactKind<P>,
  words: string,
  about: (payload: P) => About,
  options: Options<P> = {},
): Audited {
  const reaction = defineReaction({
    name: `audit.${on.name}`,
    on,
    mode: 'inline',
    async run(ctx, fact) {
      if (options.only && !options.only(fact.payload, fact.actorId)) return
      const { subjectId, courseId = null } = about(fact.payload)
      const payload = options.keep?.(fact.payload) ?? { ...fact.payload }
      await recordEntry(ctx, { ...fact, payload }, { subjectId, courseId })
    },
  })
  return { name: on.name, words, reaction }
}

const person = ({ userId }: { userId: string }): About => ({ subjectId: userId })
const course = ({ courseId }: { courseId: string }): About => ({ subjectId: courseId, courseId })
const member = ({ userId, courseId }: { userId: string; courseId: string | null }): About => ({
  subjectId: userId,
  courseId,
})
const lesson = ({ lessonId, courseId }: { lessonId: string; courseId: string }): About => ({
  subjectId: lessonId,
  courseId,
})
const captions = (fact: { mediaId: string; courseId: string | null }): About => ({
  subjectId: fact.mediaId,
  courseId: fact.courseId,
})

export const AUDITED: Audited[] = [
  audited(accounts.accountRegistered, 'opened an account', person, {
    keep: ({ userId, email }) => ({ userId, email: maskEmail(email) }),
  }),
  audited(accounts.profileUpdated, 'changed a profile', person, {
    keep: ({ userId, after }) => ({ userId, fields: Object.keys(after) }),
  }),
  audited(accounts.identityLinked, 'linked a sign-in elsewhere', person, {
    keep: ({ email, ...fact }) => ({ ...fact, email: maskEmail(email) }),
  }),
  audited(accounts.identityUnlinked, 'unlinked a sign-in elsewhere', person, {
    keep: ({ email, ...fact }) => ({ ...fact, email: maskEmail(email) }),
  }),
  audited(accounts.roleAssigned, 'gave a person another role', person),
  audited(accounts.accountSuspended, 'suspended an account', person),
  audited(accounts.accountReinstated, 'reinstated an account', person),
  audited(accounts.signedOutEverywhere, 'signed a person out everywhere', person),
  audited(accounts.sessionOpened, 'signed in', person),
  audited(accounts.sessionsEnded, 'ended sessions', person),
  audited(accounts.sessionsRevoked, 'used a refresh token again', person),
  audited(accounts.codesTurnedOn, 'turned one-time codes on', person),
  audited(accounts.codesTurnedOff, 'turned one-time codes off', person),
  audited(accounts.resetRequested, 'asked for a new password', () => ({ subjectId: null }), {
    keep: ({ email }) => ({ email: maskEmail(email) }),
  }),
  audited(accounts.emailVerified, 'proved an e-mail address', person),
  audited(accounts.passwordChanged, 'set a new password', person),
  audited(accounts.emailChangeRequested, 'asked for another e-mail address', person, {
    keep: ({ userId, email }) => ({ userId, email: maskEmail(email) }),
  }),
  audited(accounts.emailChanged, 'changed an e-mail address', person, {
    keep: ({ userId, before, after }) => ({ userId, before: maskEmail(before), after: maskEmail(after) }),
  }),

  audited(site.siteSettingChanged, 'changed a setting of the site', () => ({ subjectId: null })),
  audited(site.jobsRetried, 'let failed jobs try again', () => ({ subjectId: null })),
  audited(site.jobsDiscarded, 'discarded failed jobs', () => ({ subjectId: null })),

  audited(courses.courseCreated, 'began a course', course),
  audited(courses.courseUpdated, 'changed a course', course),
  audited(courses.coursePublished, 'published a course', course),
  audited(courses.courseArchived, 'archived a course', course),
  audited(courses.courseDeleted, 'deleted a course', course),
  audited(courses.courseDrafted, 'took a course back to its desk', course),
  audited(courses.courseRestored, 'brought a version of a course back', course),
  audited(courses.templateMarked, 'changed whether a course is a template', course),
  audited(courses.publicationScheduled, 'scheduled a publication', course),
  audited(courses.publicationCancelled, 'cancelled a publication', course),
  audited(courses.publicationFailed, 'could not publish on time', course),
  audited(courses.reviewRequested, 'handed a course in for a review', course),
  audited(courses.reviewWithdrawn, 'took a course back from its review', course),
  audited(courses.reviewPassed, 'passed a course', course),
  audited(courses.changesRequested, 'asked for changes to a course', course),
  audited(courses.outlineArranged, 'arranged an outline', course),
  audited(courses.lessonOrderSet, 'set the order of lessons', course),
  audited(courses.prerequisitesSet, 'set what has to be complete first', course),
  audited(courses.dripSet, 'set when a part opens', course),
  audited(courses.lessonMarked, 'changed how a lesson counts', lesson),
  audited(courses.lessonEdited, 'edited a lesson', lesson),
  audited(courses.lessonRestored, 'brought a version of a lesson back', lesson),
  audited(courses.lessonMediaChanged, 'changed the media of a lesson', lesson),
  audited(courses.staffAdded, 'added somebody to the staff', member),
  audited(courses.staffRoleChanged, 'changed a part in the staff', member),
  audited(courses.staffRemoved, 'took somebody off the staff', member),
  audited(courses.ownershipTransferred, 'handed a course over', ({ after, courseId }) => ({
    subjectId: after,
    courseId,
  })),

  audited(assessments.quizWritten, 'wrote a quiz', lesson),

  audited(media.captionsAdded, 'added captions', captions),
  audited(media.captionsUpdated, 'changed captions', captions),
  audited(media.captionsDeleted, 'deleted captions', captions),

  audited(learning.enrollmentCreated, 'gave access to a course', member, {
    only: ({ userId }, actorId) => actorId !== userId,
  }),
  audited(learning.enrollmentRevoked, 'took access to a course', member),
  audited(learning.learnersMigrated, 'moved learners to a newer version', course),
  audited(learning.reviewReplied, 'answered a review', member),
  audited(learning.messageSent, 'wrote to learners', course),

  audited(game.xpAwarded, 'awarded XP by hand', member, { only: ({ awardedBy }) => awardedBy !== null }),
  audited(game.xpFlagDecided, 'decided about suspicious XP', person),
  audited(game.courseGamificationChanged, 'changed the game of a course', course),
]
