// What the API is measured against: node:http and pg with the product's own statements, and nothing around them.
import { hkdfSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'
import { sealCursor } from '@/lib/core/cursor'
import { credit } from '@/lib/learning/active-time'
import { claim, type Range, secondsIn } from '@/lib/learning/ranges'
import type { Statement } from './statements'

/** What the bench tells this process first. */
export type Setup = { databaseUrl: string; statements: { courses: Statement[]; progress: Statement[] } }
type Opened = { courseId: string; watched: Range[]; startedAt: Date; creditedUntil: Date; videoSeconds: number }

process.once('message', (setup: Setup) => serve(setup))

function serve({ databaseUrl, statements }: Setup): void {
  // The same pool as the product's (db/client.ts).
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8, idleTimeoutMillis: 30_000, keepAlive: true })
  const [list] = statements.courses
  const [account, begin, lock, write, commit] = statements.progress
  if (!list || !account || !begin || !lock || !write || !commit) throw new Error('a statement is missing')

  const server = createServer((req, res) => {
    const path = req.url?.split('?')[0] ?? '/'
    const answer =
      path === '/api/v1/courses'
        ? listCourses(res)
        : path.startsWith('/api/v1/lessons/')
          ? keep(req, res, path)
          : live(res)
    answer.catch(error => res.writeHead(500).end(String(error)))
  })
  server.listen(Number(process.env.PORT), '127.0.0.1')

  async function listCourses(res: ServerResponse): Promise<void> {
    const { rows } = await pool.query<unknown[]>({ ...list, rowMode: 'array' } as pg.QueryArrayConfig)
    const items = rows.slice(0, 20).map(courseOf)
    const last = rows[19]
    const key = ['none', last?.[21] as number, last?.[0] as string]
    json(res, { items, nextCursor: rows.length > 20 ? sealCursor(CURSOR_KEY, LIST, key) : null })
  }

  async function keep(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    const lessonId = path.split('/')[4] ?? ''
    const input = JSON.parse(await bodyOf(req)) as { positionSeconds: number; watched: Range[]; activeSeconds: number }
    const userId = subjectOf(req.headers.authorization ?? '')
    await pool.query({ ...account, values: [userId] } as pg.QueryConfig)
    const client = await pool.connect()
    try {
      await client.query(begin as Statement)
      const found = await client.query<Opened>({ ...lock, values: [userId, lessonId] } as pg.QueryConfig)
      const opened = found.rows[0]
      if (!opened) throw new Error('this learner has not opened this lesson')
      const now = new Date()
      const at = now.toISOString()
      const elapsedSeconds = (now.getTime() - opened.startedAt.getTime()) / 1000
      const watched = claim(opened.watched, input.watched, { elapsedSeconds, endSeconds: opened.videoSeconds })
      const { seconds, creditedUntil } = credit(input.activeSeconds, { ...opened, now })
      const position = Math.min(input.positionSeconds, opened.videoSeconds)
      // biome-ignore format: in the order of the statement
      const values = [
        creditedUntil.toISOString(), userId, lessonId, at, seconds, userId, opened.courseId, position,
        JSON.stringify(watched), secondsIn(watched), seconds, at, userId, lessonId,
      ]
      const written = await client.query({ ...write, values } as pg.QueryConfig)
      await client.query(commit as Statement)
      const missing = Math.ceil(0.9 * opened.videoSeconds) - secondsIn(watched)
      json(res, {
        lessonId,
        ...written.rows[0],
        missing: [`Watch ${Math.ceil(missing / 60)} more minutes of the video`],
      })
    } finally {
      client.release()
    }
  }
}

/** The name of the unfiltered list in its cursors. */
const LIST = 'courses popular [null,null,null,null,null]'
/** The product's own key, so that both sides answer the same bytes. */
const CURSOR_KEY = new Uint8Array(hkdfSync('sha256', process.env.JWT_SECRET ?? '', '', 'cursor', 32))

function courseOf(row: unknown[]) {
  const [id, slug, title, subtitle, categorySlug, categoryName, level, language, instructorId, instructorName] = row
  const [instructorImage, priceMinor, currency, tier, rating, ratingCount, enrollmentCount] = row.slice(10)
  const [lessonCount, durationSeconds, coverMediaId, publishedAt] = row.slice(17)
  return {
    id,
    slug,
    title,
    subtitle,
    category: { slug: categorySlug, name: categoryName },
    level,
    language,
    instructor: { id: instructorId, name: instructorName, image: instructorImage },
    priceMinor,
    currency,
    tier,
    rating,
    ratingCount,
    enrollmentCount,
    lessonCount,
    durationSeconds,
    coverUrl: coverMediaId,
    publishedAt,
  }
}

async function live(res: ServerResponse): Promise<void> {
  json(res, { status: 'ok' })
}

function json(res: ServerResponse, body: unknown): void {
  const text = JSON.stringify(body)
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
}

/** Whom a token names; bare as this server is, it does not ask whether that is true. */
function subjectOf(authorization: string): string {
  const claims = Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()
  return (JSON.parse(claims) as { sub: string }).sub
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of req.setEncoding('utf8')) text += chunk
  return text
}
