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
type Kept = Record<string, unknown>
type Sides = { before: unknown; after: unknown }
type Options<P> = {
  /** Which of them are kept, where not all. */
  only?: (payload: P, actorId: string | null) => boolean
} & BeforeAndAfter<P>
/** No fact is kept without its before and after, or without the reason why there is none. */
export type BeforeAndAfter<P> =
  | (keyof Sides extends keyof P ? { keep?: undefined; noBefore?: undefined } : never)
  /** What is kept of the payload where not all of it, or where its before and after go by other names. */
  | { keep: (payload: P) => Kept & Sides; noBefore?: undefined }
  | { keep?: (payload: P) => Kept; noBefore: string }
export type Audited = {
  name: string
  words: string
  on: FactKind
  noBefore: string | null
  keeps: boolean
  reaction: Reaction
}

/** `words` continue the name of whoever acted. Runs in the transaction of the deed: no deed without its entry, and no entry without. */
function audited<P extends Kept>(
  on: FactKind<P>,
  words: string,
  about: (payload: P) => About,
  ...[options]: keyof Sides extends keyof P ? [Options<P>?] : [Options<P>]
): Audited {
  const reaction = defineReaction({
    name: `audit.${on.name}`,
    on,
    mode: 'inline',
    async run(ctx, fact) {
      if (options?.only && !options.only(fact.payload, fact.actorId)) return
      const { subjectId, courseId = null } = about(fact.payload)
      const payload = options?.keep?.(fact.payload) ?? { ...fact.payload }
      await recordEntry(ctx, { ...fact, payload }, { subjectId, courseId })
    },
  })
  return { name: on.name, words, on, noBefore: options?.noBefore ?? null, keeps: options?.keep !== undefined, reaction }
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

/** What people say of themselves goes with their account, which entries outlive: `fields` names it, and no more. */
const OWN_WORDS = new Set(['name', 'bio', 'image', 'settings'])
const withoutOwnWords = (fields: Kept): Kept =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !OWN_WORDS.has(field)))

const NEW = 'it was not there before'
const ASKS = 'only asks; what comes of it is told as changed'

export const AUDITED: Audited[] = [
  audited(accounts.accountRegistered, 'opened an account', person, {
    keep: ({ userId, email }) => ({ userId, email: maskEmail(email) }),
    noBefore: NEW,
  }),
  audited(accounts.profileUpdated, 'changed a profile', person, {
    keep: ({ userId, before, after }) => ({
      ...{ userId, fields: Object.keys(after) },
      ...{ before: withoutOwnWords(before), after: withoutOwnWords(after) },
    }),
  }),
  audited(accounts.identityLinked, 'linked a sign-in elsewhere', person, {
    keep: ({ email, ...fact }) => ({ ...fact, email: maskEmail(email) }),
    noBefore: NEW,
  }),
  audited(accounts.identityUnlinked, 'unlinked a sign-in elsewhere', person, {
    keep: ({ userId, provider, email }) => ({ userId, before: { provider, email: maskEmail(email) }, after: null }),
  }),
  audited(accounts.roleAssigned, 'gave a person another role', person),
  audited(accounts.accountSuspended, 'suspended an account', person, {
    keep: fact => ({ ...fact, before: { isSuspended: false }, after: { isSuspended: true } }),
  }),
  audited(accounts.accountReinstated, 'reinstated an account', person, {
    keep: fact => ({ ...fact, after: { suspendedAt: null, suspendedReason: null } }),
  }),
  audited(accounts.signedOutEverywhere, 'signed a person out everywhere', person, {
    keep: fact => ({ ...fact, before: { openSessions: fact.sessionCount }, after: { openSessions: 0 } }),
  }),
  audited(accounts.sessionOpened, 'signed in', person, { noBefore: NEW }),
  audited(accounts.sessionsEnded, 'ended sessions', person, {
    keep: ({ userId, sessionIds, why }) => ({ userId, why, before: { open: sessionIds }, after: { open: [] } }),
  }),
  audited(accounts.sessionsRevoked, 'used a refresh token again', person, {
    noBefore: 'a try with a token that was used up; the sessions that it ends are told as ended',
  }),
  audited(accounts.codesTurnedOn, 'turned one-time codes on', person, {
    keep: fact => ({ ...fact, before: { codes: false }, after: { codes: true } }),
  }),
  audited(accounts.codesTurnedOff, 'turned one-time codes off', person, {
    keep: fact => ({ ...fact, before: { codes: true }, after: { codes: false } }),
  }),
  audited(accounts.resetRequested, 'asked for a new password', () => ({ subjectId: null }), {
    keep: ({ email }) => ({ email: maskEmail(email) }),
    noBefore: ASKS,
  }),
  audited(accounts.emailVerified, 'proved an e-mail address', person, {
    keep: fact => ({ ...fact, before: { verified: false }, after: { verified: true } }),
  }),
  audited(accounts.passwordChanged, 'set a new password', person, { noBefore: 'secrets are kept nowhere' }),
  audited(accounts.emailChangeRequested, 'asked for another e-mail address', person, {
    keep: ({ userId, email }) => ({ userId, email: maskEmail(email) }),
    noBefore: ASKS,
  }),
  audited(accounts.emailChanged, 'changed an e-mail address', person, {
    keep: ({ userId, before, after }) => ({ userId, before: maskEmail(before), after: maskEmail(after) }),
  }),

  audited(site.siteSettingChanged, 'changed a setting of the site', () => ({ subjectId: null })),
  audited(site.jobsRetried, 'let failed jobs try again', () => ({ subjectId: null }), {
    noBefore: 'the jobs stay what they were; they run again',
  }),
  audited(site.jobsDiscarded, 'discarded failed jobs', () => ({ subjectId: null }), {
    keep: ({ before, ...fact }) => ({ ...fact, before: { jobs: before }, after: { jobs: [] } }),
  }),

  audited(courses.courseCreated, 'began a course', course, { noBefore: NEW }),
  audited(courses.courseUpdated, 'changed a course', course),
  audited(courses.coursePublished, 'published a course', course),
  audited(courses.courseArchived, 'archived a course', course, {
    keep: ({ before, ...fact }) => ({ ...fact, before: { status: before }, after: { status: 'archived' } }),
  }),
  audited(courses.courseDeleted, 'deleted a course', course, {
    keep: ({ before, ...fact }) => ({ ...fact, before: { title: fact.title, ...before }, after: null }),
  }),
  audited(courses.courseDrafted, 'took a course back to its desk', course, {
    keep: ({ before, ...fact }) => ({ ...fact, before: { status: before }, after: { status: 'draft' } }),
  }),
  audited(courses.courseRestored, 'brought a version of a course back', course),
  audited(courses.templateMarked, 'changed whether a course is a template', course, {
    keep: ({ isTemplate, ...fact }) => ({ ...fact, before: { isTemplate: !isTemplate }, after: { isTemplate } }),
  }),
  audited(courses.publicationScheduled, 'scheduled a publication', course),
  audited(courses.publicationCancelled, 'cancelled a publication', course, {
    keep: fact => ({ ...fact, after: { ...fact.before, publishAt: null } }),
  }),
  audited(courses.publicationFailed, 'could not publish on time', course, {
    keep: ({ publishAt = null, ...fact }) => ({ ...fact, before: { publishAt }, after: { publishAt: null } }),
  }),
  audited(courses.reviewRequested, 'handed a course in for a review', course),
  audited(courses.reviewWithdrawn, 'took a course back from its review', course),
  audited(courses.reviewPassed, 'passed a course', course, { noBefore: 'the publication that it leads to tells them' }),
  audited(courses.changesRequested, 'asked for changes to a course', course),
  audited(courses.outlineArranged, 'arranged an outline', course),
  audited(courses.lessonOrderSet, 'set the order of lessons', course),
  audited(courses.prerequisitesSet, 'set what has to be complete first', course),
  audited(courses.dripSet, 'set when a part opens', course),
  audited(courses.lessonMarked, 'changed how a lesson counts', lesson),
  audited(courses.lessonEdited, 'edited a lesson', lesson),
  audited(courses.lessonRestored, 'brought a version of a lesson back', lesson),
  audited(courses.lessonMediaChanged, 'changed the media of a lesson', lesson, {
    keep: ({ mediaId, previousMediaId, ...fact }) => ({
      ...fact,
      before: { mediaId: previousMediaId },
      after: { mediaId },
    }),
  }),
  audited(courses.staffAdded, 'added somebody to the staff', member, {
    keep: ({ role, ...fact }) => ({ ...fact, before: { role: null }, after: { role } }),
  }),
  audited(courses.staffRoleChanged, 'changed a part in the staff', member),
  audited(courses.staffRemoved, 'took somebody off the staff', member, {
    keep: ({ before, ...fact }) => ({ ...fact, before: { role: before }, after: { role: null } }),
  }),
  audited(
    courses.ownershipTransferred,
    'handed a course over',
    ({ after, courseId }) => ({ subjectId: after, courseId }),
    { keep: ({ before, after, ...fact }) => ({ ...fact, before: { ownerId: before }, after: { ownerId: after } }) },
  ),

  audited(assessments.quizWritten, 'wrote a quiz', lesson),

  audited(media.captionsAdded, 'added captions', captions),
  audited(media.captionsUpdated, 'changed captions', captions),
  audited(media.captionsDeleted, 'deleted captions', captions),

  audited(learning.enrollmentCreated, 'gave access to a course', member, {
    only: ({ userId }, actorId) => actorId !== userId,
    noBefore: NEW,
  }),
  audited(learning.enrollmentRevoked, 'took access to a course', member, {
    keep: ({ before = null, ...fact }) => ({ ...fact, before, after: null }),
  }),
  audited(learning.learnersMigrated, 'moved learners to a newer version', course),
  audited(learning.reviewReplied, 'answered a review', member),
  audited(learning.messageSent, 'wrote to learners', course, {
    noBefore: 'a letter is new and never changes; it is kept whole with those who got it',
  }),

  audited(game.xpAwarded, 'awarded XP by hand', member, {
    only: ({ awardedBy }) => awardedBy !== null,
    keep: ({ xp, ...fact }) => ({ ...fact, before: { xp: xp - fact.amount }, after: { xp } }),
  }),
  audited(game.xpFlagDecided, 'decided about suspicious XP', person, {
    keep: ({ before = 'open', state, ...fact }) => ({ ...fact, before: { state: before }, after: { state } }),
  }),
  audited(game.courseGamificationChanged, 'changed the game of a course', course),
]
