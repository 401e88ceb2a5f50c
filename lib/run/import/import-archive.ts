// What the worker does for the import page: reads an archive and shows its tree, then makes the course of it.
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { accountOf } from '@/lib/accounts/reads'
import { type Context, userActor } from '@/lib/core/context'
import { DomainError, isDomainError } from '@/lib/core/errors'
import { defineReaction, type Reaction } from '@/lib/core/event'
import type { CurriculumPlan, ImportReport } from '@/lib/courses/import/plan'
import { readCurriculum } from '@/lib/courses/import/read-curriculum'
import { noteImport } from '@/lib/courses/importing/note-import'
import { importedCourse, importJob } from '@/lib/courses/importing/reads'
import type { ImportPreview } from '@/lib/courses/importing/schemas'
import { importConfirmed, importReceived } from '@/lib/events/courses'
import { storage } from '@/lib/platform/storage'
import { importCurriculum } from './import-curriculum'

const MOST_ENTRIES = 300
/** Telling each of a thousand pictures would cost more than storing them. */
const TOLD_EVERY_MS = 1000

const preview = defineReaction({
  name: 'run.preview-import',
  on: importReceived,
  mode: 'queued',
  slow: true,
  run: (ctx, { payload }) => previewArchive(ctx, payload.importId),
})

const make = defineReaction({
  name: 'run.make-import',
  on: importConfirmed,
  mode: 'queued',
  slow: true,
  run: (ctx, { payload }) => makeCourse(ctx, payload.importId),
})

export const importReactions: Reaction[] = [preview, make]

/** May run twice. What is wrong with the archive is kept in words; a failure of ours is thrown, and tried again. */
async function previewArchive(ctx: Context, id: string): Promise<void> {
  const job = await importJob(ctx, id)
  if (job?.state !== 'reading') return
  const during = 'reading' as const
  await orNote(ctx, { id, during, storageKey: job.storageKey }, async () => {
    await withArchive(job, async path => {
      const curriculum = await readCurriculum(path)
      try {
        const known = await importedCourse(ctx, job.ownerId, curriculum.plan.source.key)
        await noteImport(ctx, { id, during, preview: previewOf(curriculum.plan, known?.title ?? null) })
      } finally {
        await curriculum.dispose()
      }
    })
  })
}

async function makeCourse(ctx: Context, id: string): Promise<void> {
  const job = await importJob(ctx, id)
  if (job?.state !== 'importing') return
  const during = 'importing' as const
  await orNote(ctx, { id, during, storageKey: job.storageKey }, async () => {
    const owner = await accountOf(ctx, job.ownerId)
    if (!owner) throw new DomainError('forbidden', 'Whoever uploaded it no longer has an account here.')
    let toldAt = 0
    const tell = async (stepsDone: number, of: number) => {
      if (stepsDone < of && Date.now() - toldAt < TOLD_EVERY_MS) return
      toldAt = Date.now()
      await noteImport(ctx, { id, during, stepsDone, stepsTotal: of + 1 })
    }
    const made = await withArchive(job, path =>
      importCurriculum({ ...ctx, actor: userActor(owner) }, path, { publish: false, tell }),
    )
    const { courseId, outcome, report } = made
    await noteImport(ctx, { id, during, courseId, outcome: { outcome, report: shortened(report) } })
    await storage().delete(job.storageKey)
  })
}

type Noted = { id: string; during: 'reading' | 'importing'; storageKey: string }

async function orNote(ctx: Context, { id, during, storageKey }: Noted, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isDomainError(error)) throw error
    await noteImport(ctx, { id, during, problem: error.message })
    await storage().delete(storageKey)
  }
}

/** Under its own name, since that is the name of a source without one of its own. */
async function withArchive<T>(
  { storageKey, filename }: { storageKey: string; filename: string },
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-archive-'))
  try {
    const name = filename
      .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(-120)
    const path = join(folder, name || 'archive')
    await pipeline(Readable.fromWeb((await storage().read(storageKey)) as WebStream), createWriteStream(path))
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function previewOf({ course, sections, report }: CurriculumPlan, updates: string | null): ImportPreview {
  const lessons = sections.flatMap(section => section.lessons)
  return {
    title: course.title,
    subtitle: course.subtitle,
    sections: sections.map(section => ({
      title: section.title,
      lessons: section.lessons.map(({ title, kind }) => ({ title, kind })),
    })),
    pictures: new Set([...course.images, ...lessons.flatMap(({ images }) => images)].map(({ file }) => file)).size,
    updates,
    report: shortened(report),
  }
}

/** As much as anybody reads; the rest is counted. */
function shortened(report: ImportReport): ImportReport {
  const cut = (entries: ImportReport['kept']) =>
    entries.length <= MOST_ENTRIES
      ? entries
      : [...entries.slice(0, MOST_ENTRIES), { path: '…', what: `and ${entries.length - MOST_ENTRIES} more` }]
  return { kept: cut(report.kept), changed: cut(report.changed), leftOut: cut(report.leftOut) }
}
