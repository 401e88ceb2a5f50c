// A drafted lesson as a row: its defaults, and how long it takes.
import type { lessons } from '@/db/schema/courses'
import { readingSeconds } from '../reading-time'
import type { LessonDraft } from './draft'

type Row = typeof lessons.$inferSelect
export type PlacedLesson = { draft: LessonDraft; id: string; sectionId: string; position: number }

export function newRow(courseId: string, { draft, ...placed }: PlacedLesson, now: Date): typeof lessons.$inferInsert {
  const { title = '', kind = 'article', bodyMarkdown = '', durationSeconds, skills: _, mintedId: _m, ...rest } = draft
  const seconds = durationSeconds ?? (kind === 'article' ? readingSeconds(bodyMarkdown) : 0)
  const times = { createdAt: now, updatedAt: now }
  return { ...rest, ...placed, courseId, title, kind, bodyMarkdown, durationSeconds: seconds, ...times }
}

/** What is not drafted stays; an article whose text changed is timed anew unless its time is given. */
export function changedRow(row: Row, { draft, ...placed }: PlacedLesson, now: Date): Partial<Row> {
  const { skills: _, mintedId: _m, ...given } = draft
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Row>
  const next = { ...row, ...fields }
  const retimed =
    next.kind === 'article' && next.bodyMarkdown !== row.bodyMarkdown && draft.durationSeconds === undefined
  const durationSeconds = retimed ? readingSeconds(next.bodyMarkdown) : next.durationSeconds
  const written = Object.entries(fields).some(([key, value]) => key !== 'id' && value !== row[key as keyof Row])
  const revision = written ? row.revision + 1 : row.revision
  return { ...fields, ...placed, durationSeconds, revision, updatedAt: now }
}
