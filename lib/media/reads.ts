// What others may know about media: what plays, what a picture's encodings are, and whether somebody may read the bytes.
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Db, db, prepared, type Tx } from '@/db/client'
import { courseStaff, courses, lessonMedia, lessons } from '@/db/schema/courses'
import { enrollments } from '@/db/schema/learning'
import { captions, media, mediaFiles } from '@/db/schema/media'
import { actorId, type Context } from '@/lib/core/context'
import type { Caption, Media, Picture } from './schemas'

const at = (name: string) => sql.placeholder(name)
const urlOf = (mediaId: string, name: string) => `/api/v1/media/${mediaId}/${name}`

/** A video or other media with its sources and captions; who may see it is decided by whoever asks. */
export async function playable(ctx: Context, mediaId: string): Promise<{ media: Media | null; captions: Caption[] }> {
  const build = (on: Db | Tx) => playableStatement(on).prepare('media_playable')
  const query = ctx.tx ? build(db(ctx)) : prepared('media_playable', build)
  const [row] = await query.execute({ id: mediaId })
  if (!row) return { media: null, captions: [] }
  const { files, tracks, ...rest } = row
  const isPoster = (name: string) => row.kind !== 'image' && name.startsWith('poster.')
  const poster = files.find(file => isPoster(file.name))
  const sources = files
    .filter(file => !isPoster(file.name) && !isRendition(file.name))
    .map(({ name, ...file }) => ({ url: urlOf(mediaId, name), ...file }))
  return {
    media: { ...rest, sources, poster: poster ? urlOf(mediaId, poster.name) : null },
    captions: tracks.map(track => ({ ...track, url: `/api/v1/captions/${track.id}` })),
  }
}

/** Parts of the playlist `hls.m3u8`, which is the source that a player needs. */
const isRendition = (name: string) => name.startsWith('hls-')

type File = { name: string; mime: string; width: number | null; height: number | null; sizeBytes: number }

function playableStatement(on: Db | Tx) {
  const files = sql<
    File[]
  >`coalesce((select json_agg(json_build_object('name', f.name, 'mime', f.mime, 'width', f.width, 'height', f.height, 'sizeBytes', f.size_bytes) order by f.name) from ${mediaFiles} f where f.media_id = ${at('id')}), '[]'::json)`
  const tracks = sql<
    Omit<Caption, 'url'>[]
  >`coalesce((select json_agg(json_build_object('id', c.id, 'language', c.language, 'label', c.label) order by c.is_default desc, c.language) from ${captions} c where c.media_id = ${at('id')}), '[]'::json)`
  return on
    .select({
      id: media.id,
      kind: media.kind,
      filename: media.filename,
      durationSeconds: media.durationSeconds,
      width: media.width,
      height: media.height,
      files,
      tracks,
    })
    .from(media)
    .where(eq(media.id, at('id')))
}

const ADDRESS = /\/api\/v1\/media\/([0-9a-f-]{36})\/[\w.-]+/g
const ENCODED = ['image/avif', 'image/webp']

/** The pictures that a text (Markdown, or a bare address) refers to, by the address as it stands there. */
export async function picturesIn(ctx: Context, text: string): Promise<Record<string, Picture>> {
  const addresses = new Map([...text.matchAll(ADDRESS)].map(match => [match[0], match[1] ?? '']))
  if (addresses.size === 0) return {}
  const found = await db(ctx)
    .select({ id: media.id, width: media.width, height: media.height, file: mediaFiles })
    .from(media)
    .innerJoin(mediaFiles, eq(mediaFiles.mediaId, media.id))
    .where(inArray(media.id, [...new Set(addresses.values())]))
    .orderBy(asc(mediaFiles.width))
  const pictures: Record<string, Picture> = {}
  for (const [url, id] of addresses) {
    const files = found.filter(row => row.id === id)
    const [first] = files
    if (!first?.width || !first.height) continue
    const sources = ENCODED.map(mime => ({
      mime,
      candidates: files
        .filter(({ file }) => file.mime === mime && /^\d+\./.test(file.name))
        .map(({ file }) => ({ url: urlOf(id, file.name), width: file.width ?? first.width ?? 0 })),
    }))
    pictures[url] = {
      url,
      width: first.width,
      height: first.height,
      sources: sources.filter(s => s.candidates.length > 0),
    }
  }
  return pictures
}

type ReadableFile = Pick<typeof mediaFiles.$inferSelect, 'storageKey' | 'mime' | 'sizeBytes'> &
  Pick<typeof media.$inferSelect, 'filename' | 'visibility' | 'kind'> &
  Guarded
/** The course whose rules may keep the media closed to a learner for now; null where nothing does. Learning knows. */
export type Guarded = { mediaId: string; guardedCourseId: string | null }

/**
 * A file's place in the store, for those who may read it: everyone where it is public; else its owner, the staff and the
 * enrolled of its course, admins, and everyone where a free preview of a published course shows it.
 */
export async function readableFile(ctx: Context, mediaId: string, name: string): Promise<ReadableFile | undefined> {
  const build = (on: Db | Tx) =>
    on
      .select({
        storageKey: mediaFiles.storageKey,
        mime: mediaFiles.mime,
        sizeBytes: mediaFiles.sizeBytes,
        filename: media.filename,
        visibility: media.visibility,
        mediaId: media.id,
        guardedCourseId,
        kind: media.kind,
      })
      .from(mediaFiles)
      .innerJoin(media, eq(media.id, mediaFiles.mediaId))
      .where(and(eq(media.id, at('id')), eq(mediaFiles.name, at('name')), readable))
      .prepare('media_readable_file')
  const query = ctx.tx ? build(db(ctx)) : prepared('media_readable_file', build)
  return (await query.execute({ id: mediaId, name, ...lookerOf(ctx) }))[0]
}

/** The text of captions, for those who may read the video's bytes. */
export async function readableCaptions(
  ctx: Context,
  captionId: string,
): Promise<({ vtt: string } & Guarded) | undefined> {
  const build = (on: Db | Tx) =>
    on
      .select({ vtt: captions.vtt, mediaId: media.id, guardedCourseId })
      .from(captions)
      .innerJoin(media, eq(media.id, captions.mediaId))
      .where(and(eq(captions.id, at('id')), readable))
      .prepare('media_readable_captions')
  const query = ctx.tx ? build(db(ctx)) : prepared('media_readable_captions', build)
  return (await query.execute({ id: captionId, ...lookerOf(ctx) }))[0]
}

function lookerOf(ctx: Context) {
  return { viewer: actorId(ctx), any: ctx.actor.permissions.has('course.manage-any') }
}

const viewer = sql`${at('viewer')}::uuid`
const readable = sql`(${media.visibility} = 'public' or ${at('any')}::boolean or ${media.ownerId} = ${viewer}
  or exists (select 1 from ${enrollments} e where e.course_id = ${media.courseId} and e.user_id = ${viewer})
  or exists (select 1 from ${courseStaff} s where s.course_id = ${media.courseId} and s.user_id = ${viewer})
  or exists (select 1 from ${lessons} l join ${courses} c on c.id = l.course_id
    where l.course_id = ${media.courseId} and l.free_preview and l.removed_at is null and c.status = 'published'
      and (l.media_id = ${media.id} or exists (select 1 from ${lessonMedia} lm where lm.lesson_id = l.id and lm.media_id = ${media.id}))))`

/** Owners of the file, staff and admins are never kept waiting. */
const guardedCourseId = sql<string | null>`(select c.id from ${courses} c
  where c.id = ${media.courseId} and c.guarded and ${media.visibility} <> 'public' and not ${at('any')}::boolean
    and c.owner_id is distinct from ${viewer} and ${media.ownerId} is distinct from ${viewer}
    and not exists (select 1 from ${courseStaff} s where s.course_id = c.id and s.user_id = ${viewer}))`.as(
  'guarded_course_id',
)

/** What kind of media it is and where it belongs, for verbs that attach it. */
export async function mediaAbout(ctx: Context, mediaId: string) {
  const { kind, visibility, courseId, durationSeconds } = media
  const [row] = await db(ctx)
    .select({ kind, visibility, courseId, durationSeconds })
    .from(media)
    .where(eq(media.id, mediaId))
  return row
}

/** The media of a course: pictures, videos and files by id. */
export async function mediaOfCourse(ctx: Context, courseId: string) {
  const found = await db(ctx).select().from(media).where(eq(media.courseId, courseId))
  return new Map(found.map(row => [row.id, row]))
}
