// Enrolls the visitor and goes to the first lesson.
import 'server-only'
import { redirect } from 'next/navigation'
import type { Context } from '@/lib/core/context'
import { courseBySlugOrId } from '@/lib/courses/reads'
import type { Course } from '@/lib/courses/schemas'
import { enroll } from '@/lib/learning/enroll'

/** Throws as `enroll` does. */
export async function enrollAndOpen(ctx: Context, { courseId }: { courseId: string }): Promise<never> {
  await enroll(ctx, { courseId })
  redirect(firstLessonAddress(await courseBySlugOrId(ctx, courseId)))
}

/** The course page itself where the course has no lesson. */
export function firstLessonAddress(course: Course): string {
  const first = course.sections.flatMap(section => section.lessons)[0]
  return first ? lessonAddress(course, first.id) : `/courses/${course.slug}`
}

export function lessonAddress(course: { slug: string }, lessonId: string): string {
  return `/learn/${course.slug}/${lessonId}`
}
