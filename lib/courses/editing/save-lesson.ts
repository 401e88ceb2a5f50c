// Saves what changed in one lesson, unless somebody else wrote it meanwhile.
import { and, eq, isNull } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { lessonSkills, lessons } from '@/db/schema/courses'
import { actorId, type Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { noteSaving } from '@/lib/platform/sittings/note-saving'
import { nameSkills } from '../name-skills'
import { recount } from '../outline/recount'
import { readingSeconds } from '../reading-time'
import { managedCourse } from '../standing'
import { editConflict } from './conflict'
import { embeddable } from './embed-hosts'
import { keepPictures } from './keep-pictures'
import { lessonWriting } from './lesson-writing'
import { lessonDraft } from './reads'
import type { LessonDraft, SaveLesson } from './schemas'

type Row = typeof lessons.$inferSelect

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
    if (Object.keys(changed).length === 0 && !skills) return lessonDraft(tx, id)
    const before = { ...row, skills: skills ? (await lessonDraft(tx, id)).skills : [] }
    const stamp = { revision: row.revision + 1, updatedAt: tx.now(), updatedBy: actorId(ctx) }
    await tx.tx
      .update(lessons)
      .set({ ...changed, ...stamp })
      .where(eq(lessons.id, id))
    if (changed.bodyMarkdown !== undefined) await keepPictures(tx, { ...row, bodyMarkdown: changed.bodyMarkdown })
    if (skills) await writeSkills(tx, { lessonId: id, categoryId: course.categoryId, names: skills })
    if (changed.durationSeconds !== undefined) await recount(tx, row.courseId)
    const after = await lessonDraft(tx, id)
    await tell(tx, before, after, [
      ...WRITTEN.filter(field => field in changed),
      ...(skills ? ['skills' as const] : []),
    ])
    return after
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

const WRITTEN = [
  'title',
  'kind',
  'difficulty',
  'bodyMarkdown',
  'durationSeconds',
  'freePreview',
  'optional',
  'embedUrl',
] as const
type Written = Pick<LessonDraft, (typeof WRITTEN)[number] | 'skills' | 'revision'>

/** Autosave writes every second: the sitting is told as one. */
async function tell(tx: TxContext, before: Written, after: LessonDraft, touched: (keyof Written)[]): Promise<void> {
  const of = (lesson: Written) => Object.fromEntries(touched.map(field => [field, lesson[field]]))
  await noteSaving(tx, lessonWriting, {
    subjectId: after.id,
    about: { courseId: after.courseId, lessonId: after.id, title: after.title },
    found: String(before.revision),
    state: String(after.revision),
    before: of(before),
    after: of(after),
  })
}

type Skills = { lessonId: string; categoryId: string; names: string[] }

async function writeSkills(tx: TxContext, { lessonId, categoryId, names }: Skills): Promise<void> {
  const ids = new Set((await nameSkills(tx, categoryId, names)).values())
  await tx.tx.delete(lessonSkills).where(eq(lessonSkills.lessonId, lessonId))
  if (ids.size > 0) await tx.tx.insert(lessonSkills).values([...ids].map(skillId => ({ lessonId, skillId })))
}
