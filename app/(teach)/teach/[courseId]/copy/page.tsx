// /teach/:courseId/copy: a duplicate of the course, or copies of its lessons in another one.
import type { Metadata } from 'next'
import { duplicate } from '@/components/courses/studio/copy/actions'
import { CopyForm } from '@/components/courses/studio/copy/copy-form'
import { Deed } from '@/components/courses/studio/publish/deed'
import { newId } from '@/lib/core/ids'
import { editableCourses } from '@/lib/courses/copying/reads'
import { courseBySlugOrId } from '@/lib/courses/reads'
import { managedCourse } from '@/lib/courses/standing'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Copy' }

type Props = { params: Promise<{ courseId: string }> }

export default async function CopyPage({ params }: Props) {
  const { courseId } = await params
  const { ctx } = await pageUser(`/teach/${courseId}/copy`)
  const { id } = await found(managedCourse(ctx, courseId, 'edit'))
  const course = await courseBySlugOrId(ctx, id)
  return (
    <div className="grid gap-8">
      {ctx.actor.permissions.has('course.create') && (
        <section aria-labelledby="duplicate-title" className="grid max-w-[68ch] gap-3">
          <h2 id="duplicate-title" className="font-semibold text-lg">
            Duplicate the course
          </h2>
          <p>
            A draft of your own with all sections, lessons, media, quizzes, skills and rules; without learners, staff,
            reviews and history.
          </p>
          <Deed action={duplicate} fields={{ id, formKey: newId() }} label="Duplicate it" />
        </section>
      )}
      <section aria-labelledby="lessons-title" className="grid gap-3">
        <h2 id="lessons-title" className="font-semibold text-lg">
          Copy lessons
        </h2>
        <CopyForm sections={course.sections} targets={await editableCourses(ctx)} />
      </section>
    </div>
  )
}
