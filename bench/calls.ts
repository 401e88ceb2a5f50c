// What is measured: three pages, two API calls, and the statements that these two send.
import { encode } from 'next-auth/jwt'
import { accountOf } from '@/lib/accounts/reads'
import { signAccess } from '@/lib/accounts/tokens'
import { contextFor, systemActor, userActor } from '@/lib/core/context'
import { catalogue } from '@/lib/courses/catalogue/reads'
import { recordProgress } from '@/lib/learning/record-progress'
import { sessionCookieName, sessionSecret } from '@/lib/web/identity'
import type { Setup } from './bare-server'
import type { Call } from './measure'
import { RICH, WATCHERS, watcher } from './school'
import { recorded } from './statements'

type Calls = { name: string; calls: Call[] }

/** The seconds of a video from 30 to 42: what a player sends every few seconds. */
const HEARTBEAT = { positionSeconds: 42, watched: [[30, 42] as [number, number]], activeSeconds: 10 }

/** The catalogue and the course as a visitor sees them, the lesson as one who is enrolled. */
export async function pageCalls(): Promise<Calls[]> {
  const claims = { sub: watcher(1).userId, name: 'Person 1', role: 'student', epoch: 0 }
  const cookie = `${sessionCookieName()}=${await encode({ token: claims, secret: sessionSecret() })}`
  const get = (path: string, headers = {}): Call[] => [{ method: 'GET', path, headers }]
  return [
    { name: 'catalogue page', calls: get('/courses') },
    { name: 'course page', calls: get(`/courses/${RICH.courseSlug}`) },
    { name: 'lesson page', calls: get(`/learn/${RICH.courseSlug}/${RICH.lessonId}`, { cookie }) },
  ]
}

/** The list as a visitor asks for it, and progress of many learners, each in their own lesson. */
export async function apiCalls(): Promise<Calls[]> {
  const now = new Date()
  const watchers = Array.from({ length: WATCHERS }, (_, n) => watcher(n + 1))
  const progress = watchers.map(async ({ userId, lessonId }): Promise<Call> => {
    const token = await signAccess({ id: userId, role: 'student', sessionEpoch: 0 }, now)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    return { method: 'PUT', path: `/api/v1/lessons/${lessonId}/progress`, headers, body: JSON.stringify(HEARTBEAT) }
  })
  return [
    { name: 'GET /api/v1/courses', calls: [{ method: 'GET', path: '/api/v1/courses' }] },
    { name: 'PUT /api/v1/lessons/:id/progress', calls: await Promise.all(progress) },
  ]
}

/** What the product's own code sends to the database for one such call each; the database is open. */
export async function recordApi(): Promise<Setup['statements']> {
  const { userId, lessonId } = watcher(1)
  const learner = contextFor(userActor({ id: userId, name: 'Person 1', role: 'student' }))
  return {
    courses: await recorded(() => catalogue(contextFor(systemActor('bench')), {})),
    progress: await recorded(async () => {
      await accountOf(contextFor(systemActor('bench')), userId)
      await recordProgress(learner, { ...HEARTBEAT, lessonId })
    }),
  }
}
