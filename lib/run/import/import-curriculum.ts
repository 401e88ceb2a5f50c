// Turns a Markdown curriculum into a course: read, store its files, then write everything or nothing.
import { transact } from '@/db/client'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import type { ImportReport } from '@/lib/courses/import/plan'
import { readCurriculum } from '@/lib/courses/import/read-curriculum'
import { importedCourse } from '@/lib/courses/importing/reads'
import { publishCourse } from '@/lib/courses/publish-course'
import { checkQuizzes } from './check-quizzes'
import { commitPlan } from './commit-plan'
import { prepareFiles } from './prepare-files'

export type Imported = {
  courseId: string
  slug: string
  outcome: 'created' | 'updated' | 'unchanged'
  report: ImportReport
}

export type ImportOptions = {
  publish: boolean
  /** Hears how many of how many files are stored. */
  tell?: (done: number, of: number) => Promise<void>
}

/**
 * `path` is a folder, .zip, .tar or .tar.gz. The actor becomes the owner; a second import of the same source by its owner
 * updates the first, keeping the ids of lessons by their place in the source. Throws `invalid` with a sentence for people.
 */
export async function importCurriculum(ctx: Context, path: string, options: ImportOptions): Promise<Imported> {
  requirePermission(ctx, 'course.create')
  const owner = requireUser(ctx)
  const curriculum = await readCurriculum(path)
  try {
    const known = await importedCourse(ctx, owner.id, curriculum.plan.source.key)
    if (known?.digest === curriculum.plan.source.digest) {
      if (options.publish) await publishCourse(ctx, { id: known.id })
      const { id: courseId, slug } = known
      return { courseId, slug, outcome: 'unchanged', report: curriculum.plan.report }
    }
    const plan = checkQuizzes(curriculum.plan)
    const files = await prepareFiles(ctx, plan, curriculum.open, options.tell ?? (async () => {}))
    const { courseId, slug } = await transact(ctx, async tx => {
      const course = await commitPlan(tx, plan, files, await importedCourse(tx, owner.id, plan.source.key))
      if (options.publish) await publishCourse(tx, { id: course.courseId })
      return course
    })
    return { courseId, slug, outcome: known ? 'updated' : 'created', report: plan.report }
  } finally {
    await curriculum.dispose()
  }
}
