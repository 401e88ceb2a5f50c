// A video gets renditions where ffmpeg is, plays as it came where it is not, and either way only for whoever may see it.
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db, rows } from '@/db/client'
import { media } from '@/db/schema/media'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { filmTools, useFilmTools } from '@/lib/platform/film'
import { runTool } from '@/lib/platform/film/run-tool'
import { uploads } from '@/lib/platform/uploads'
import { openFile } from '../open-file'
import { playable } from '../reads'
import { storeVideo } from '../store-video'
import { prepareUpload } from '../uploads/prepare-upload'
import { makeRenditions } from './make-renditions'

const system = contextFor(systemActor('test'))
const tools = filmTools()
let close: () => Promise<void>
let folder = ''
let film = new Uint8Array()

beforeAll(async () => {
  close = await openTestDatabase()
  folder = await mkdtemp(path.join(os.tmpdir(), 'cairn-films-'))
  film = new Uint8Array(
    tools ? await shortFilm() : readFileSync('db/seed/courses/read-the-weather/01-looking-up/clouds.mp4'),
  )
})
beforeEach(() => useFilmTools(tools))
afterAll(async () => {
  useFilmTools(tools)
  await rm(folder, { recursive: true, force: true })
  await close()
})

/** Eight seconds of a moving picture of 640 × 360, with a sound. */
async function shortFilm(): Promise<Buffer> {
  const file = path.join(folder, 'short.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc=s=640x360:r=15:d=8', '-f', 'lavfi', '-i', 'sine=d=8']
  await runTool(
    'ffmpeg',
    ['-v', 'error', ...picture, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', file],
    {
      timeoutMs: 60_000,
    },
  )
  return readFileSync(file)
}

async function stored() {
  const teacher = await newPerson('instructor')
  const course = await newCourse({ ownerId: teacher.id, status: 'draft' })
  const open = async () =>
    (async function* () {
      yield film
    })()
  const place = { visibility: 'course', courseId: course.id } as const
  const mediaId = await storeVideo(teacher.ctx, { filename: 'short.mp4', files: [{ open }], ...place })
  return { teacher, mediaId }
}
test('whatever way a film came, it is told once that it waits for its renditions', async () => {
  const { mediaId } = await stored()
  const open = async () =>
    (async function* () {
      yield film
    })()
  const [row] = await db(system).select().from(media).where(eq(media.id, mediaId))
  const owner = contextFor(userActor({ id: row?.ownerId ?? '', name: 'A teacher', role: 'instructor' }))
  const place = { visibility: 'course', courseId: row?.courseId ?? null } as const
  expect(await storeVideo(owner, { filename: 'again.mp4', files: [{ open }], ...place })).toBe(mediaId)
  const facts = await rows<{ payload: { mediaId: string } }>(
    system,
    sql`select payload from outbox where name = 'video.stored' and payload->>'mediaId' = ${mediaId}`,
  )
  expect(facts).toEqual([{ payload: { mediaId, courseId: place.courseId } }])
})

const stateOf = async (mediaId: string) =>
  (await db(system).select({ renditions: media.renditions }).from(media).where(eq(media.id, mediaId)))[0]?.renditions

test.skipIf(!tools)('playlists are relative, segments are ranges of one file, and strangers get neither', async () => {
  const { teacher, mediaId } = await stored()
  await makeRenditions(system, { mediaId })
  await makeRenditions(system, { mediaId })
  expect(await stateOf(mediaId)).toBe('ready')
  const sources = (await playable(teacher.ctx, mediaId)).media?.sources.map(({ url, mime }) => [
    url.split('/').at(-1),
    mime,
  ])
  expect(sources).toEqual([
    ['hls.m3u8', 'application/vnd.apple.mpegurl'],
    ['video.mp4', 'video/mp4'],
  ])
  const read = async (file: string) => {
    const { open, mime } = await openFile(teacher.ctx, { id: mediaId, file })
    return { mime, text: await new Response(await open()).text() }
  }
  const main = (await read('hls.m3u8')).text
  expect(main).toMatch(/RESOLUTION=426x240,CODECS="avc1\.4d40[0-9a-f]{2},mp4a\.40\.2"\nhls-240\.m3u8\n/)
  expect(main).toMatch(/RESOLUTION=640x360,.*\nhls-360\.m3u8\n/)
  expect((await read('hls-360.m3u8')).text).toMatch(/#EXT-X-MAP:URI="hls-360\.mp4",BYTERANGE="\d+@0"/)
  expect((await read('hls-360.mp4')).mime).toBe('video/mp4')
  const stranger = await newPerson()
  for (const file of ['hls.m3u8', 'hls-360.m3u8', 'hls-360.mp4'])
    await expect(openFile(stranger.ctx, { id: mediaId, file })).rejects.toMatchObject({ reason: 'not_found' })
})

test('without ffmpeg a video plays as it came', async () => {
  useFilmTools(undefined)
  const { teacher, mediaId } = await stored()
  await makeRenditions(system, { mediaId })
  expect(await stateOf(mediaId)).toBe('none')
  expect((await playable(teacher.ctx, mediaId)).media?.sources).toHaveLength(1)
  const { media: prepared } = await prepareUpload(await received(film, 'film.mp4'))
  expect(prepared?.durationSeconds).toBeGreaterThan(7)
  expect(prepared?.files.map(({ name }) => name)).toEqual(['video.mp4'])
})

test.skipIf(!tools)('an upload gets its length and a poster', async () => {
  const { media: prepared } = await prepareUpload(await received(film, 'film.mp4'))
  expect(prepared?.durationSeconds).toBeCloseTo(8, 0)
  expect(prepared?.files.map(({ name, width }) => [name, width])).toEqual([
    ['video.mp4', 640],
    ['poster.webp', 640],
  ])
})

test.skipIf(!tools)('a film that breaks the tool is marked, and harms nothing', async () => {
  const { mediaId } = await stored()
  useFilmTools({
    facts: async () => ({ durationSeconds: 8, width: 640, height: 360 }),
    still: async () => null,
    rendition: () =>
      runTool('ffmpeg', ['-v', 'error', '-i', '/nowhere', 'x.mp4'], { timeoutMs: 5000 }).then(() => Promise.reject()),
  })
  await makeRenditions(system, { mediaId })
  expect(await stateOf(mediaId)).toBe('failed')
  await expect(makeRenditions((await newPerson('instructor')).ctx, { mediaId })).rejects.toMatchObject({
    reason: 'forbidden',
  })
})

async function received(bytes: Uint8Array, filename: string) {
  const id = newId()
  await uploads().create(id, bytes.byteLength)
  await writeFile(uploads().path(id), bytes)
  return { id, purpose: 'lesson' as const, filename }
}
