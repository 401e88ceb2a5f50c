// Saves the arrangement of a course: the order of its sections and lessons, what is new, what goes and what comes back.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courses, lessons, sections } from '@/db/schema/courses'
import { actorId, type Context } from '@/lib/core/context'
import { DomainError, type FieldError } from '@/lib/core/errors'
import { outlineArranged } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { arrangement } from '../outline/arrangement'
import { recount } from '../outline/recount'
import { managedCourse } from '../standing'
import { editConflict } from './conflict'
import { outlineOf } from './reads'
import type { Outline, SaveOutline } from './schemas'

type Place = { id: string; sectionId: string; position: number; title: string | undefined; kind: Kind | undefined }
type Kind = NonNullable<SaveOutline['sections'][number]['lessons'][number]['kind']>

/**
 * A lesson that is left out is hidden, never deleted, so that naming it again brings it back with its text. Throws `conflict`
 * (`edit_conflict`, with the newest `outline`) when `baseRevision` is not the newest, `invalid` for ids that stand twice or
 * belong to another course, and as `managedCourse` does.
 */
export async function saveOutline(ctx: Context, input: SaveOutline & { courseId: string }): Promise<Outline> {
  await managedCourse(ctx, input.courseId)
  return transact(ctx, async tx => {
    const course = await managedCourse(tx, input.courseId)
    const before = await outlineOf(tx, course.id)
    if (before.revision !== input.baseRevision) {
      throw editConflict('The outline was changed somewhere else meanwhile. Nothing was overwritten.', {
        outline: before,
      })
    }
    assertOnce(input.sections)
    const { added, removed } = await arrange(tx, course.id, input.sections)
    await tx.tx
      .update(courses)
      .set({ revision: sql`${courses.revision} + 1`, updatedAt: tx.now() })
      .where(eq(courses.id, course.id))
    await recount(tx, course.id)
    const after = await outlineOf(tx, course.id)
    const told = { courseId: course.id, title: course.title, added, removed }
    await emit(tx, outlineArranged, { ...told, ...arrangement(before, after) })
    return after
  })
}

function assertOnce(drafts: SaveOutline['sections']): void {
  const seen = new Set<string>()
  const errors: FieldError[] = []
  const look = (id: string, path: string) => {
    if (seen.has(id)) errors.push({ path, message: 'stands here twice' })
    seen.add(id)
  }
  drafts.forEach((section, s) => {
    look(section.id, `sections.${s}.id`)
    section.lessons.forEach((lesson, l) => void look(lesson.id, `sections.${s}.lessons.${l}.id`))
  })
  if (errors.length > 0) throw new DomainError('invalid', 'Something stands twice in this outline.', { errors })
}

async function arrange(tx: TxContext, courseId: string, drafts: SaveOutline['sections']) {
  await writeSections(tx, courseId, drafts)
  const places: Place[] = drafts.flatMap(section =>
    section.lessons.map(({ id, title, kind }, position) => ({ id, sectionId: section.id, position, title, kind })),
  )
  const rows = await tx.tx
    .select({
      id: lessons.id,
      sectionId: lessons.sectionId,
      position: lessons.position,
      title: lessons.title,
      removedAt: lessons.removedAt,
    })
    .from(lessons)
    .where(eq(lessons.courseId, courseId))
  const known = new Map(rows.map(row => [row.id, row]))
  const added = places.filter(({ id }) => !known.has(id))
  await addLessons(tx, courseId, added)
  const moved = places.filter(({ id, sectionId, position }) => {
    const row = known.get(id)
    return row && (row.sectionId !== sectionId || row.position !== position || row.removedAt !== null)
  })
  await moveLessons(tx, moved)
  const renamed = places.filter(
    ({ id, title }) => known.has(id) && title !== undefined && title !== known.get(id)?.title,
  )
  for (const { id, title } of renamed) {
    const stamp = { revision: sql`${lessons.revision} + 1`, updatedAt: tx.now(), updatedBy: actorId(tx) }
    await tx.tx
      .update(lessons)
      .set({ title, ...stamp })
      .where(eq(lessons.id, id))
  }
  const kept = new Set(places.map(({ id }) => id))
  const removed = rows.filter(row => !row.removedAt && !kept.has(row.id)).map(({ id }) => id)
  if (removed.length > 0) await tx.tx.update(lessons).set({ removedAt: tx.now() }).where(inArray(lessons.id, removed))
  await dropSections(tx, courseId, drafts)
  return { added: added.map(({ id }) => id), removed }
}

async function writeSections(tx: TxContext, courseId: string, drafts: SaveOutline['sections']): Promise<void> {
  const rows = await tx.tx
    .select({ id: sections.id, title: sections.title, position: sections.position })
    .from(sections)
    .where(eq(sections.courseId, courseId))
  const known = new Map(rows.map(row => [row.id, row]))
  const fresh: (typeof sections.$inferInsert)[] = []
  await moveSections(
    tx,
    courseId,
    drafts.map(({ id }, position) => ({ id, position })).filter(at => known.get(at.id)?.position !== at.position),
  )
  for (const [position, { id, title }] of drafts.entries()) {
    const row = known.get(id)
    if (!row) fresh.push({ id, courseId, position, title: title ?? untitled(`sections.${position}.title`) })
    else if (title !== undefined && title !== row.title)
      await tx.tx.update(sections).set({ title }).where(eq(sections.id, id))
  }
  if (fresh.length === 0) return
  const made = await tx.tx.insert(sections).values(fresh).onConflictDoNothing().returning({ id: sections.id })
  if (made.length < fresh.length) throw foreign()
}

async function addLessons(tx: TxContext, courseId: string, added: Place[]): Promise<void> {
  if (added.length === 0) return
  const now = tx.now()
  const rows = added.map(({ title, kind = 'article', ...place }) => ({
    ...place,
    courseId,
    kind,
    title: title ?? untitled('sections'),
    createdAt: now,
    updatedAt: now,
    updatedBy: actorId(tx),
  }))
  const made = await tx.tx.insert(lessons).values(rows).onConflictDoNothing().returning({ id: lessons.id })
  if (made.length < rows.length) throw foreign()
}

/** One statement, however many move. */
async function moveLessons(tx: TxContext, moved: Place[]): Promise<void> {
  if (moved.length === 0) return
  const places = moved.map(({ id, sectionId, position }) => sql`(${id}::uuid, ${sectionId}::uuid, ${position}::int)`)
  await tx.tx.execute(sql`update ${lessons} set section_id = place.section_id, position = place.position, removed_at = null
    from (values ${sql.join(places, sql`, `)}) as place (id, section_id, position) where ${lessons.id} = place.id`)
}

async function moveSections(tx: TxContext, courseId: string, moved: { id: string; position: number }[]): Promise<void> {
  if (moved.length === 0) return
  const places = moved.map(({ id, position }) => sql`(${id}::uuid, ${position}::int)`)
  await tx.tx.execute(sql`update ${sections} set position = place.position
    from (values ${sql.join(places, sql`, `)}) as place (id, position)
    where ${sections.id} = place.id and ${sections.courseId} = ${courseId}`)
}

/** Hidden lessons move to the first section, so that theirs may go. */
async function dropSections(tx: TxContext, courseId: string, drafts: SaveOutline['sections']): Promise<void> {
  const [home] = drafts
  const kept = new Set(drafts.map(({ id }) => id))
  const all = await tx.tx.select({ id: sections.id }).from(sections).where(eq(sections.courseId, courseId))
  const gone = all.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (gone.length === 0 || !home) return
  await tx.tx.update(lessons).set({ sectionId: home.id }).where(inArray(lessons.sectionId, gone))
  await tx.tx.delete(sections).where(and(eq(sections.courseId, courseId), inArray(sections.id, gone)))
}

function untitled(path: string): never {
  throw new DomainError('invalid', 'Give what is new a title.', { errors: [{ path, message: 'please fill this in' }] })
}

function foreign(): DomainError {
  return new DomainError('invalid', 'Some parts of this outline are not of this course.', {
    errors: [{ path: 'sections', message: 'has an id that is not of this course' }],
  })
}
