// A call for each endpoint that would be right if its caller may make it. What is not named here is called by its path alone.
import { eq } from 'drizzle-orm'
import { db, transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { auditEntries } from '@/db/schema/audit'
import { newCourse } from '@/db/school.testing'
import { beginCodes } from '@/lib/accounts/codes/set-up-codes'
import { type LinkPurpose, makeLink } from '@/lib/accounts/links/make-link'
import { openSession } from '@/lib/accounts/open-session'
import { contextFor, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { createGroup } from '@/lib/gamification/groups/create-group'
import type { Group } from '@/lib/gamification/groups/schemas'
import { giveXp } from '@/lib/gamification/ledger/give-xp'
import { enroll } from '@/lib/learning/enroll'
import { beginUpload } from '@/lib/media/uploads/begin-upload'
import type { Call } from '../api'
import { type Member, type Name, PASSWORD } from './cast'
import { codeOf } from './code-of'
import { ITEM, type School, VTT } from './school'

export type EndpointSample = {
  /** Whose the thing is, where it is somebody's own; the learner's unless told. */
  self?: Name
  /** Hangs on the course being there for everybody, although its line in the table does not name the parts in a course. */
  inCourse?: true
  /** Whoever may do it is told that it cannot be done in a draft (409). */
  notInDraft?: true
  call?(school: School, member: Member): CallAt | Promise<CallAt>
}
/** `params` are the words of the path that differ from what the school has by these names. */
export type CallAt = Call & { params?: Record<string, string>; query?: string }

const system = contextFor(systemActor('test'))
const body = (body: unknown) => ({ call: () => ({ body }) })
/** Somebody with an account, also for guests. */
const somebody = (school: School, member: Member) => (member.token ? member : school.cast.student)
const tus = (more: Record<string, string>) => ({ 'tus-resumable': '1.0.0', ...more })
const PIXEL = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

async function link(school: School, member: Member, purpose: LinkPurpose): Promise<string> {
  const { id } = somebody(school, member)
  return transact(system, tx => makeLink(tx, { userId: id, purpose, email: `${newId()}@example.com` }))
}
const withLink = (purpose: LinkPurpose, more: object = {}): EndpointSample => ({
  call: async (school, member) => ({ body: { token: await link(school, member, purpose), ...more } }),
})
const withRefreshToken: EndpointSample = {
  async call(school, member) {
    const [{ id: userId }, device] = [somebody(school, member), { userAgent: 'a client', address: 'test' }]
    const { refreshToken } = await openSession(system, { userId, client: 'a client', device })
    return { body: { refreshToken } }
  },
}
const withHelper = (more: CallAt = {}): EndpointSample => ({
  call: ({ helper }) => ({ params: { userId: helper.id }, ...more }),
})
const BECAUSE = { reason: 'There is a reason.' }

/** A peer group that the learner owns. */
function withGroup(body: (group: Group) => object | undefined = () => undefined): EndpointSample {
  return {
    async call({ cast }) {
      const group = await createGroup(cast.learner.ctx, { name: 'Early birds' })
      return { params: { id: group.id }, body: body(group) }
    },
  }
}

export const endpointSamples: Record<string, EndpointSample> = {
  'PUT /api/v1/attempts/:id/answers/:itemId': {
    call: ({ choiceId }) => ({ body: { answer: { choiceIds: [choiceId] } } }),
  },

  'POST /api/v1/auth/confirm-email': withLink('change_email'),
  'POST /api/v1/auth/verify-email': withLink('verify_email'),
  'POST /api/v1/auth/reset-password': withLink('reset_password', { password: 'quite another password' }),
  'POST /api/v1/auth/forgot-password': {
    call: (school, member) => ({ body: { email: somebody(school, member).email } }),
  },
  'POST /api/v1/auth/login': {
    call: (school, member) => ({ body: { email: somebody(school, member).email, password: PASSWORD } }),
  },
  'POST /api/v1/auth/register': {
    call: () => ({ body: { name: 'New', email: `${newId()}@example.com`, password: PASSWORD } }),
  },
  'POST /api/v1/auth/refresh': withRefreshToken,
  'POST /api/v1/auth/logout': withRefreshToken,

  'GET /api/v1/audit/:id': {
    async call() {
      const id = newId()
      const entry = { id, name: 'test.tried', actorKind: 'system' as const, requestId: id, payload: {} }
      await db(system)
        .insert(auditEntries)
        .values({ ...entry, occurredAt: new Date() })
      return { params: { id } }
    },
  },
  'PUT /api/v1/people/:id/role': body({ role: 'instructor', ...BECAUSE }),
  'POST /api/v1/people/:id/suspend': body(BECAUSE),
  'POST /api/v1/people/:id/sign-out': body(BECAUSE),
  'POST /api/v1/people/:id/reinstate': {
    async call({ pupil }) {
      await db(system).update(users).set({ suspendedAt: new Date() }).where(eq(users.id, pupil.id))
      return { body: BECAUSE }
    },
  },

  'POST /api/v1/gamification/xp': {
    async call(school, member) {
      const { id: courseId } = await newCourse({ ownerId: somebody(school, member).id })
      const { pupil } = school
      await enroll(contextFor(userActor({ id: pupil.id, name: 'pupil', role: 'student' })), { courseId })
      return { headers: { 'idempotency-key': newId() }, body: { userId: pupil.id, amount: 5, courseId, ...BECAUSE } }
    },
  },
  'POST /api/v1/gamification/xp/:id/correct': {
    async call({ cast, pupil }) {
      const { id } = await giveXp(cast.admin.ctx, { userId: pupil.id, amount: 5, key: newId(), ...BECAUSE })
      return { params: { id }, body: BECAUSE }
    },
  },

  'PUT /api/v1/captions/:id': body({ label: 'English (simple)' }),
  'POST /api/v1/media/:id/captions': body({ language: 'de', text: VTT }),
  'POST /api/v1/courses': {
    call: ({ categorySlug }) => ({
      body: {
        ...{ title: 'New', descriptionMarkdown: 'New.', categorySlug, level: 'beginner' },
        ...{ language: 'en', priceMinor: 0, currency: 'EUR' },
      },
    }),
  },
  'PATCH /api/v1/courses/:id': body({ subtitle: 'Changed' }),
  'POST /api/v1/courses/:id/access': { notInDraft: true, call: ({ cast }) => ({ body: { userId: cast.student.id } }) },
  'POST /api/v1/courses/:id/enroll': { inCourse: true },
  'GET /api/v1/courses/:id': { inCourse: true },
  'GET /api/v1/courses/:id/reviews': { inCourse: true },
  'POST /api/v1/courses/:id/messages': body({ subject: 'Hello', bodyMarkdown: 'you', to: { kind: 'all' } }),
  'PUT /api/v1/courses/:id/outline': {
    call: ({ sectionId, article, film, quiz, preview }) => ({
      body: {
        baseRevision: 1,
        sections: [{ id: sectionId, lessons: [article, film, quiz, preview].map(id => ({ id })) }],
      },
    }),
  },
  'POST /api/v1/courses/:id/pictures': { call: () => ({ raw: PIXEL, headers: { 'content-type': 'image/png' } }) },
  'PUT /api/v1/courses/:id/review': body({ rating: 4, body: 'Good enough.' }),
  'DELETE /api/v1/courses/:id/review': { inCourse: true },
  'POST /api/v1/courses/:id/staff': {
    call: ({ cast }) => ({ body: { userEmail: cast.student.email, role: 'assistant' } }),
  },
  'PATCH /api/v1/courses/:id/staff/:userId': withHelper({ body: { role: 'co_instructor' } }),
  'DELETE /api/v1/courses/:id/staff/:userId': withHelper(),

  'POST /api/v1/groups': body({ name: 'Early birds' }),
  'GET /api/v1/groups/:id': withGroup(),
  'POST /api/v1/groups/:id/join': withGroup(({ code }) => ({ code })),
  'PUT /api/v1/groups/:id/goal': withGroup(() => ({ targetXp: 100 })),
  'DELETE /api/v1/groups/:id/members/me': withGroup(),

  'PUT /api/v1/lessons/:id/media': { call: ({ film, mediaId }) => ({ params: { id: film }, body: { mediaId } }) },
  'DELETE /api/v1/lessons/:id/media': { call: ({ film }) => ({ params: { id: film } }) },
  'POST /api/v1/lessons/:id/notes': body({ body: 'A note.' }),
  'PUT /api/v1/lessons/:id/progress': body({ positionSeconds: 1 }),
  'GET /api/v1/lessons/:id/quiz': { call: ({ quiz }) => ({ params: { id: quiz } }) },
  'PUT /api/v1/lessons/:id/quiz': {
    call: ({ quiz, quizUpdatedAt }) => ({
      params: { id: quiz },
      body: { baseUpdatedAt: quizUpdatedAt, items: [ITEM] },
    }),
  },
  'PATCH /api/v1/lessons/:id': body({ baseRevision: 1, title: 'Changed' }),
  'PATCH /api/v1/notes/:id': body({ body: 'Changed.' }),
  'POST /api/v1/quizzes/:id/attempts': body({}),
  'PUT /api/v1/reviews/:id/reply': body({ body: 'Thank you.' }),

  'POST /api/v1/uploads': {
    call: ({ courseId, film }) => {
      const fields = { filename: 'film.mp4', purpose: 'lesson', courseId, lessonId: film }
      const metadata = Object.entries(fields).map(([name, text]) => `${name} ${Buffer.from(text).toString('base64')}`)
      return { headers: tus({ 'upload-length': '4', 'upload-metadata': metadata.join(',') }) }
    },
  },
  'OPTIONS /api/v1/uploads': { call: () => ({ headers: tus({}) }) },
  'GET /api/v1/uploads/:id': { self: 'owner' },
  'PATCH /api/v1/uploads/:id': {
    self: 'owner',
    call: () => ({
      raw: Uint8Array.from(Buffer.from('ab')),
      headers: tus({ 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }),
    }),
  },
  'POST /api/v1/notifications/read': body({ all: true }),
  'DELETE /api/v1/uploads/:id': {
    self: 'owner',
    async call({ cast, courseId, film }) {
      const { id } = await beginUpload(cast.owner.ctx, {
        ...{ purpose: 'lesson', courseId, lessonId: film, filename: 'film.mp4', sizeBytes: 4 },
      })
      return { params: { id } }
    },
  },

  'PUT /api/v1/users/email': { call: () => ({ body: { email: `${newId()}@example.com` } }) },
  'PUT /api/v1/users/otp': {
    async call(_, member) {
      const { secret } = member.token ? await beginCodes(member.ctx) : { secret: '' }
      return { body: { code: secret && codeOf(secret) } }
    },
  },
  'PUT /api/v1/users/password': body({ current: PASSWORD, password: 'quite another password' }),
  'POST /api/v1/users/password': body({ password: PASSWORD }),
  'PUT /api/v1/users/profile': body({ bio: 'Changed.' }),
  'DELETE /api/v1/users/identities/:id': { call: () => ({ params: { id: 'x'.repeat(22) } }) },
  'DELETE /api/v1/users/sessions/:id': { call: (_, { sessionId }) => ({ params: { id: sessionId || newId() } }) },
}

/** The same about things that are open to more than their line says first (`sometimes`): free previews. */
export const openedSamples: Record<string, EndpointSample> = {
  'GET /api/v1/lessons/:id': { call: ({ preview }) => ({ params: { id: preview } }) },
  'GET /api/v1/lessons/:id/notes': { call: ({ preview }) => ({ params: { id: preview } }) },
  'POST /api/v1/lessons/:id/notes': { call: ({ preview }) => ({ params: { id: preview }, body: { body: 'A note.' } }) },
}

/** What the school has by the noun before a parameter, and by the parameter's own name. */
export function paramsOf(school: School): { nouns: Record<string, string>; names: Record<string, string> } {
  return {
    nouns: {
      ...{ attempts: school.attemptId, captions: school.captionsId, courses: school.courseId, lessons: school.article },
      ...{ media: school.mediaId, messages: school.messageId, notes: school.noteId, quizzes: school.quizId },
      ...{ reviews: school.reviewId, uploads: school.uploadId, people: school.pupil.id },
    },
    names: { userId: school.pupil.id, itemId: school.itemId, file: 'video.mp4' },
  }
}
