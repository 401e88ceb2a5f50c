// A rich lesson of the demo, and the session of the demo's learner, enrolled in its course: all by the doors that people use.

const LEARNER = { email: 'student@example.com', password: 'learn-anything' }
const COURSE = 'first-steps-in-python'

type Course = { sections: { lessons: { id: string; kind: string }[] }[] }

/** The first article of the course, and the cookie that opens it. */
export async function richLesson(url: string) {
  const { accessToken } = await json<{ accessToken: string }>(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(LEARNER),
  })
  const headers = { authorization: `Bearer ${accessToken}` }
  await json(`${url}/api/v1/courses/${COURSE}/enroll`, { method: 'POST', headers })
  const course = await json<Course>(`${url}/api/v1/courses/${COURSE}`, { headers })
  const article = course.sections.flatMap(section => section.lessons).find(lesson => lesson.kind === 'article')
  if (!article) throw new Error(`The demo has no article in ${COURSE}.`)
  return { courseSlug: COURSE, lessonId: article.id, session: await signIn(url) }
}

/** Signs in as next-auth's own form does. */
async function signIn(url: string): Promise<{ name: string; value: string }> {
  const asked = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const cookie = asked.headers
    .getSetCookie()
    .map(set => set.split(';')[0])
    .join('; ')
  const body = new URLSearchParams({ ...LEARNER, csrfToken, json: 'true' })
  const reply = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie },
    body,
    redirect: 'manual',
  })
  const set = reply.headers.getSetCookie().find(text => /session-token=/.test(text)) ?? ''
  const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? []
  if (!value) throw new Error(`The demo's learner could not sign in (status ${reply.status}).`)
  return { name, value }
}

async function json<T>(url: string, init: RequestInit): Promise<T> {
  const reply = await fetch(url, init)
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${await reply.text()}`)
  return (await reply.json()) as T
}
