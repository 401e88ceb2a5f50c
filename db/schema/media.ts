// Media: uploaded files, the variants made of them, and captions.
import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, real, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { createdAt, id, oneOf, updatedAt } from './columns'

export const MEDIA_KINDS = ['image', 'video', 'audio', 'file'] as const

export const RENDITION_STATES = ['none', 'queued', 'ready', 'failed'] as const
export const UPLOAD_PURPOSES = ['lesson', 'picture', 'cover', 'import'] as const
export const UPLOAD_STATES = ['receiving', 'received', 'ready', 'failed'] as const

export const media = pgTable(
  'media',
  {
    id: id(),
    ownerId: uuid('owner_id').references(() => users.id, { onDelete: 'set null' }),
    kind: text('kind', { enum: MEDIA_KINDS }).notNull(),
    /** `public` bytes (covers, avatars) go to anyone; `course` bytes to whoever may see the course's lesson. */
    visibility: text('visibility', { enum: ['public', 'course'] }).notNull(),
    courseId: uuid('course_id'),
    filename: text('filename').notNull(),
    digest: text('digest').notNull(),
    width: integer('width'),
    height: integer('height'),
    durationSeconds: real('duration_seconds'),
    /** HLS renditions of a video, made by a job where ffmpeg is there. */
    renditions: text('renditions', { enum: RENDITION_STATES }).notNull().default('none'),
    createdAt: createdAt(),
  },
  t => [
    index('media_owner').on(t.ownerId),
    index('media_course').on(t.courseId),
    check('media_kind', oneOf('kind', MEDIA_KINDS)),
    check('media_renditions', oneOf('renditions', RENDITION_STATES)),
  ],
)

/** The bytes of a media: its original, smaller pictures, other encodings of a video, its poster. */
export const mediaFiles = pgTable(
  'media_files',
  {
    id: id(),
    mediaId: uuid('media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    /** The name in the URL, unique within its media: `original.png`, `640.avif`, `video.webm`, `poster.webp`. */
    name: text('name').notNull(),
    mime: text('mime').notNull(),
    width: integer('width'),
    height: integer('height'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    storageKey: text('storage_key').notNull(),
  },
  t => [
    uniqueIndex('media_files_name_unique').on(t.mediaId, t.name),
    index('media_files_storage').on(t.storageKey),
    check('media_files_size', sql`${t.sizeBytes} > 0`),
  ],
)

/** Captions of a video as WebVTT, one a language. */
export const captions = pgTable(
  'captions',
  {
    id: id(),
    mediaId: uuid('media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    language: text('language').notNull(),
    label: text('label').notNull(),
    vtt: text('vtt').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: createdAt(),
  },
  t => [uniqueIndex('captions_language_unique').on(t.mediaId, t.language)],
)

/** A file on its way in by the tus protocol; the id is the one in its address. */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text('purpose', { enum: UPLOAD_PURPOSES }).notNull(),
    courseId: uuid('course_id'),
    lessonId: uuid('lesson_id'),
    filename: text('filename').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    state: text('state', { enum: UPLOAD_STATES }).notNull().default('receiving'),
    /** Why it failed, for people. */
    problem: text('problem'),
    mediaId: uuid('media_id').references(() => media.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  t => [
    index('uploads_owner').on(t.ownerId, t.createdAt.desc().nullsFirst()),
    index('uploads_media').on(t.mediaId),
    index('uploads_stale').on(t.updatedAt),
    check('uploads_purpose', oneOf('purpose', UPLOAD_PURPOSES)),
    check('uploads_state', oneOf('state', UPLOAD_STATES)),
    check('uploads_size', sql`${t.sizeBytes} >= 0`),
  ],
)
