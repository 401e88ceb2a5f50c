// /teach/:courseId/lessons/:lessonId: one lesson, to be written.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LessonEditor } from '@/components/courses/studio/lesson/lesson-editor'
import { lessonDraft } from '@/lib/courses/editing/reads'
import { found, pageUser } from '@/lib/web/page'

type Props = { params: Promise<{ courseId: string; lessonId: string }> }

export const metadata: Metadata = { title: 'Write a lesson' }

export default async function WriteLessonPage({ params }: Props) {
  const { courseId, lessonId } = await params
  const { ctx, user } = await pageUser(`/teach/${courseId}/lessons/${lessonId}`)
  const lesson = await found(lessonDraft(ctx, lessonId))
  if (lesson.courseId !== courseId) notFound()
  return <LessonEditor key={lesson.id} ctx={ctx} userId={user.id} lesson={lesson} />
}
