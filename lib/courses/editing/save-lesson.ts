// Saves what changed in one lesson, unless somebody else wrote it meanwhile.
import { and, eq, isNull } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { lessonSkills, lessons } from '@/db/schema/courses'
import { actorId, type Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { lessonEdited } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { nameSkills } from '../name-skills'
import { recount } from '../outline/recount'
import { readingSeconds } from '../reading-time'
import { managedCourse } from '../standing'
import { editConflict } from './conflict'
import { embeddable } from './embed-hosts'
import { keepPictures } from './keep-pictures'
import { lessonDraft } from './reads'
import type { LessonDraft, SaveLesson } from './schemas'

type Row = typeof lessons.$inferSelect
/** Autosave writes every few seconds; one sitting of one writer is one fact. */
const SITTING_MS = 10 * 60_000

/**
 * Throws `conflict` (`edit_conflict`, with the newest `lesson`) when `baseRevision` is not the newest, `not_found`, `invalid`
 * for a page that may not be embedded, and as `managedCourse` does.
 */
export async function saveLesson(ctx: Context, input: SaveLesson & { id: string }): Promise<LessonDraft> {
  const { id, baseRevision, skills, ...fields } = input
  return transact(ctx, async tx => {
    const course = await managedCourse(tx, await courseOf(tx, id))
    const [row] = await tx.tx.select().from(lessons).where(shown(id)).for('update')
    if (!row) throw notFound('lesson')
    if (row.revision !== baseRevision) {
      const lesson = await lessonDraft(tx, id)
      throw editConflict('This lesson was changed somewhere else meanwhile. Nothing was overwritten.', { lesson })
    }
    if (fields.embedUrl) fields.embedUrl = embeddable(fields.embedUrl)
    const changed = changes(row, fields)
    if (Object.keys(changed).length > 0 || skills) {
      const now = tx.now()
      const stamp = { revision: row.revision + 1, updatedAt: now, updatedBy: actorId(ctx) }
      await tx.tx
        .update(lessons)
        .set({ ...changed, ...stamp })
        .where(eq(lessons.id, id))
      if (changed.bodyMarkdown !== undefined) await keepPictures(tx, { ...row, bodyMarkdown: changed.bodyMarkdown })
      if (skills) await writeSkills(tx, { lessonId: id, categoryId: course.categoryId, names: skills })
      if (changed.durationSeconds !== undefined) await recount(tx, row.courseId)
      if (isNewSitting(row, actorId(ctx), now) || hasSettings(changed)) {
        const what = [...Object.keys(changed), ...(skills ? ['skills'] : [])]
        await emit(tx, lessonEdited, {
          courseId: row.courseId,
          lessonId: id,
          title: changed.title ?? row.title,
          changed: what,
        })
      }
    }
    return lessonDraft(tx, id)
  })
}

const shown = (id: string) => and(eq(lessons.id, id), isNull(lessons.removedAt))

async function courseOf(tx: TxContext, lessonId: string): Promise<string> {
  if (!isId(lessonId)) throw notFound('lesson')
  const [row] = await tx.tx.select({ courseId: lessons.courseId }).from(lessons).where(shown(lessonId))
  if (!row) throw notFound('lesson')
  return row.courseId
}

type Fields = Omit<SaveLesson, 'baseRevision' | 'skills'>

/** Only what differs; the time of an article follows its text for as long as nobody set another. */
function changes(row: Row, fields: Fields): Partial<Row> {
  const differing: Partial<Row> = Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => value !== undefined && value !== row[key as keyof Row]),
  )
  const next = { ...row, ...differing }
  const followed = row.durationSeconds === readingSeconds(row.bodyMarkdown)
  if (next.kind !== 'article' || fields.durationSeconds !== undefined || !followed) return differing
  const durationSeconds = readingSeconds(next.bodyMarkdown)
  return durationSeconds === row.durationSeconds ? differing : { ...differing, durationSeconds }
}

function isNewSitting(row: Row, by: string | null, now: Date): boolean {
  return row.updatedBy !== by || now.getTime() - row.updatedAt.getTime() > SITTING_MS
}

function hasSettings(changed: Partial<Row>): boolean {
  return Object.keys(changed).some(key => key !== 'bodyMarkdown' && key !== 'durationSeconds' && key !== 'title')
}

type Skills = { lessonId: string; categoryId: string; names: string[] }

async function writeSkills(tx: TxContext, { lessonId, categoryId, names }: Skills): Promise<void> {
  const ids = new Set((await nameSkills(tx, categoryId, names)).values())
  await tx.tx.delete(lessonSkills).where(eq(lessonSkills.lessonId, lessonId))
  if (ids.size > 0) await tx.tx.insert(lessonSkills).values([...ids].map(skillId => ({ lessonId, skillId })))
}
