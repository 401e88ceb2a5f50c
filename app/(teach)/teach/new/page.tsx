// /teach/new: the form of a new course.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NewCourseForm } from '@/components/courses/studio/details/new-course-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { newId } from '@/lib/core/ids'
import { courseTemplates } from '@/lib/courses/copying/reads'
import { allCategories } from '@/lib/courses/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'New course' }

export default async function NewCoursePage() {
  const { ctx } = await pageUser('/teach/new')
  if (!ctx.actor.permissions.has('course.create')) notFound()
  const [categories, templates] = await Promise.all([allCategories(ctx), courseTemplates(ctx)])
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6 sm:px-6">
      <Breadcrumb steps={[{ label: 'Teach', href: '/teach' }, { label: 'New course' }]} />
      <h1 className="mt-2 mb-5 font-semibold text-2xl">New course</h1>
      <NewCourseForm formKey={newId()} categories={categories} templates={templates} />
    </div>
  )
}
