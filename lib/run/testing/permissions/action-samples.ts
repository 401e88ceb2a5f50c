// What each server action is given so that it would be right if whoever calls it may do it.
import { eq } from 'drizzle-orm'
import { db, transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { courses } from '@/db/schema/courses'
import { xpFlags } from '@/db/schema/gamification'
import { notifications } from '@/db/schema/notifications'
import { newCourse } from '@/db/school.testing'
import { beginCodes } from '@/lib/accounts/codes/set-up-codes'
import { type LinkPurpose, makeLink } from '@/lib/accounts/links/make-link'
import { contextFor, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { courseDetails } from '@/lib/courses/editing/reads'
import { createGroup } from '@/lib/gamification/groups/create-group'
import type { Group } from '@/lib/gamification/groups/schemas'
import { enroll } from '@/lib/learning/enroll'
import { type Member, type Name, PASSWORD } from './cast'
import { codeOf } from './code-of'
import type { School } from './school'

export type ActionSample = {
  /** Whose the thing is, where it is somebody's own; the learner's unless told. */
  self?: Name
  /** Hangs on the course being there for everybody, although its line in the table does not name the parts in a course. */
  inCourse?: true
  /** The code that tells whoever may do it that it cannot be done just now: in either course, or only in one of them. */
  told?: { always?: string; draft?: string; published?: string }
  give?(school: School, member: Member): Given | Promise<Given>
}
type Given = Record<string, unknown>

const DAY_MS = 86_400_000
const system = contextFor(systemActor('test'))
const somebody = (school: School, member: Member) => (member.token ? member : school.cast.student)
const withLink = (purpose: LinkPurpose, more: Given = {}): ActionSample => ({
  async give(school, member) {
    const link = { userId: somebody(school, member).id, purpose, email: `${newId()}@example.com` }
    return { token: await transact(system, tx => makeLink(tx, link)), ...more }
  },
})
const course = (more: Given = {}): ActionSample => ({ give: ({ courseId }) => ({ courseId, ...more }) })
const courseById = (more: Given = {}): ActionSample => ({ give: ({ courseId }) => ({ id: courseId, ...more }) })
const lessonAt = ({ slug, quiz }: School) => `/learn/${slug}/${quiz}`
/** A course that waits for a review. */
const submitted = (more: Given = {}): ActionSample => ({
  async give({ courseId }) {
    await db(system).update(courses).set({ submittedAt: new Date() }).where(eq(courses.id, courseId))
    return { id: courseId, ...more }
  },
})
const member = (of: 'helper' | 'pupil', more: Given = {}): ActionSample => ({
  give: school => ({ courseId: school.courseId, userId: school[of].id, ...more }),
})

const ownNotification: ActionSample = {
  async give(school, member) {
    const row = { id: newId(), userId: somebody(school, member).id, kind: 'level.reached', about: newId() }
    const data = { level: 2, unlocks: [] }
    await db(system)
      .insert(notifications)
      .values({ ...row, data, happenedAt: new Date() })
    return { id: row.id }
  },
}

/** A peer group that the learner owns. */
const withGroup = (given: (group: Group) => Given): ActionSample => ({
  give: async ({ cast }) => given(await createGroup(cast.learner.ctx, { name: 'Early birds' })),
})

const BECAUSE = { reason: 'There is a reason.' }
const person = (more: Given = {}): ActionSample => ({
  give: ({ pupil }) => ({ userId: pupil.id, ...BECAUSE, ...more }),
})

export const actionSamples: Record<string, ActionSample> = {
  'accounts signIn': { give: (school, who) => ({ email: somebody(school, who).email, password: PASSWORD }) },
  'accounts signInByCode': { told: { always: 'conflict' }, give: () => ({ otp: '123456' }) },
  'accounts createAccount': { give: () => ({ name: 'New', email: `${newId()}@example.com`, password: PASSWORD }) },
  'accounts signOut': {},
  'accounts saveProfile': { give: () => ({ bio: 'Changed.' }) },
  'accounts saveZone': { give: () => ({ timeZone: 'Europe/Madrid' }) },
  'accounts forgotPassword': { give: (school, who) => ({ email: somebody(school, who).email }) },
  'accounts setNewPassword': withLink('reset_password', { password: 'quite another password' }),
  'accounts confirmOwnEmail': withLink('verify_email'),
  'accounts confirmNewEmail': withLink('change_email'),
  'accounts sendVerification': {},
  'accounts askForPassword': { give: () => ({ password: PASSWORD }) },
  'accounts saveNewPassword': { give: () => ({ current: PASSWORD, password: 'quite another password' }) },
  'accounts askForNewEmail': { give: () => ({ email: `${newId()}@example.com` }) },
  'accounts beginOneTimeCodes': {},
  'accounts confirmOneTimeCodes': {
    async give(_, { token, ctx }) {
      return { code: token ? codeOf((await beginCodes(ctx)).secret) : '123456' }
    },
  },
  'accounts endOneTimeCodes': {},
  'accounts endSession': { give: (_, { sessionId }) => ({ sessionId: sessionId || newId() }) },
  'accounts endOtherSessions': {},
  'accounts sendPasswordLink': {},
  'accounts disconnect': { give: () => ({ id: 'x'.repeat(22) }) },

  'accounts/people giveRole': person({ role: 'instructor' }),
  'accounts/people suspendPerson': person(),
  'accounts/people reinstatePerson': {
    async give({ pupil }) {
      await db(system).update(users).set({ suspendedAt: new Date() }).where(eq(users.id, pupil.id))
      return { userId: pupil.id, ...BECAUSE }
    },
  },
  'accounts/people signPersonOut': person(),

  'assessments beginAttempt': { give: school => ({ path: lessonAt(school), quizId: school.quizId, mode: 'graded' }) },
  'assessments answerAndGo': {
    give: school => ({
      ...{
        path: lessonAt(school),
        attemptId: school.attemptId,
        itemId: school.itemId,
        choice: school.choiceId,
        go: '1',
      },
    }),
  },
  'assessments finishAttempt': {
    give: school => ({ path: lessonAt(school), attemptId: school.attemptId, lessonId: school.quiz }),
  },
  'assessments/trial answerTrial': { give: ({ itemId, choiceId }) => ({ itemId, choiceId }) },

  'courses/reviewing pass': submitted(),
  'courses/reviewing sendBack': submitted({ note: 'More, please.' }),
  'courses/studio/access chooseOrder': course({ lessonOrder: 'in_order' }),
  'courses/studio/access saveOpening': {
    give: ({ courseId, film }) => ({ courseId, lessonId: film, when: 'days', days: '3' }),
  },
  'courses/studio/copy duplicate': { give: ({ templateId }) => ({ id: templateId, formKey: newId() }) },
  'courses/studio/copy copyTo': {
    give: ({ courseId, article }) => ({ lessonIds: article, toCourseId: courseId, formKey: newId() }),
  },
  'courses/studio/details begin': {
    give: ({ categorySlug }) => ({ title: 'New', formKey: newId(), categorySlug, level: 'beginner', language: 'en' }),
  },
  'courses/studio/details save': {
    async give({ courseId, categorySlug }) {
      const { seen } = await courseDetails(system, courseId)
      return {
        ...{ courseId, seen, categorySlug, title: 'Changed', subtitle: '', descriptionMarkdown: 'Changed.' },
        ...{ level: 'beginner', language: 'en', price: '0', currency: 'EUR', outcomes: '', requirements: '' },
      }
    },
  },
  'courses/studio/history restore': { give: ({ courseId, versionId }) => ({ courseId, versionId }) },
  'courses/studio/history restoreOne': {
    give: ({ courseId, versionId, article }) => ({ courseId, versionId, lessonId: article }),
  },
  'courses/studio/import makeIt': { self: 'owner', give: ({ importId }) => ({ id: importId }) },
  'courses/studio/import putAway': { self: 'owner', give: ({ importId }) => ({ id: importId }) },
  'courses/studio/lesson saveAsForm': {
    give: ({ article }) => ({ id: article, baseRevision: '1', title: 'Changed', bodyMarkdown: 'Changed.' }),
  },
  'courses/studio/publish publish': courseById(),
  'courses/studio/publish schedule': courseById({ at: new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 16) }),
  'courses/studio/publish cancelSchedule': courseById(),
  'courses/studio/publish withdraw': submitted(),
  'courses/studio/publish archive': courseById(),
  'courses/studio/publish backToDraft': { told: { published: 'conflict' }, ...courseById() },
  'courses/studio/publish offerAsTemplate': { told: { published: 'conflict' }, ...courseById({ isTemplate: 'true' }) },
  'courses/studio/staff takeIn': {
    give: ({ courseId, cast }) => ({ courseId, userEmail: cast.student.email, role: 'assistant' }),
  },
  'courses/studio/staff changePart': member('helper', { role: 'co_instructor' }),
  'courses/studio/staff handOver': member('helper'),
  'courses/studio/staff letGo': member('helper'),
  'courses/studio/staff leave': member('helper'),

  'gamification/ledger giveXpByHand': {
    async give(school, who) {
      const { id: courseId } = await newCourse({ ownerId: somebody(school, who).id })
      const { pupil } = school
      await enroll(contextFor(userActor({ id: pupil.id, name: 'pupil', role: 'student' })), { courseId })
      return { key: newId(), courseId, userId: pupil.id, amount: '5', reason: 'For helping' }
    },
  },
  'gamification/levels chooseLookAction': { give: () => ({ title: null, stone: null }) },
  'gamification/settings saveOwnSwitches': { give: () => ({ xp: 'on', weeklyGoalDays: '4' }) },
  'gamification/settings saveCourseSwitches': course({ xp: 'on' }),
  'gamification standOnBoards': { give: () => ({ boards: '' }) },
  'gamification makePeerGroup': { give: () => ({ name: 'Early birds', courseId: '', formKey: newId() }) },
  'gamification joinPeerGroup': withGroup(({ code }) => ({ code })),
  'gamification leavePeerGroup': withGroup(({ id }) => ({ groupId: id })),
  'gamification setGroupGoal': withGroup(({ id }) => ({ groupId: id, targetXp: '100' })),
  'gamification decideAboutXp': {
    async give({ cast }) {
      const flag = { id: newId(), userId: cast.learner.id, xpInHour: 900, xpAllowed: 100, raisedAt: new Date() }
      await db(system)
        .insert(xpFlags)
        .values({ ...flag, reason: 'That was quick.' })
      return { flagId: flag.id, state: 'cleared', note: 'It was right.' }
    },
  },

  'learning markComplete': { give: ({ article, slug }) => ({ lessonId: article, next: `/learn/${slug}/${article}` }) },
  'learning goOnWithNewest': course(),
  'learning addNote': { give: ({ article }) => ({ lessonId: article, body: 'A note.' }) },
  'learning changeNote': { give: ({ noteId }) => ({ noteId, body: 'Changed.' }) },
  'learning removeNote': { give: ({ noteId }) => ({ noteId }) },
  'learning/enrollment enroll': { inCourse: true, ...course() },
  'learning/enrollment giveAccess': {
    told: { draft: 'conflict' },
    give: ({ courseId, cast }) => ({ courseId, userEmail: cast.student.email }),
  },
  'learning/reviews review': course({ rating: '4', body: 'Good enough.' }),
  'learning/reviews takeBackReview': { inCourse: true, ...course() },
  'learning/studio/learners letIn': {
    told: { draft: 'conflict' },
    give: ({ courseId, cast }) => ({ courseId, userEmails: cast.student.email }),
  },
  'learning/studio/learners takeAccess': member('pupil', { reason: 'It was a mistake.' }),
  'learning/studio/messages send': {
    give: ({ courseId }) => ({ courseId, id: newId(), subject: 'Hello', bodyMarkdown: 'you', audience: 'all' }),
  },
  'learning/studio/messages preview': { give: () => ({ bodyMarkdown: 'you' }) },
  'learning/studio/reviews reply': { give: ({ reviewId }) => ({ reviewId, body: 'Thank you.' }) },
  'learning/studio/reviews takeBack': { give: ({ reviewId }) => ({ reviewId }) },
  'notifications openIt': ownNotification,
  'notifications readIt': ownNotification,
  'notifications readAll': {},
  'notifications choose': { give: () => ({ app: 'message.received' }) },
  'site/jobs retry': {},
  'site/jobs discard': {},
  'site changeSetting': { give: () => ({ key: 'courses.review', value: 'true' }) },
}
