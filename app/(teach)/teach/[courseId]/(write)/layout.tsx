// Writing in the studio: the outline stays while one goes from lesson to lesson. Assistants begin with the learners.
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { OutlineProvider } from '@/components/courses/studio/outline/outline-provider'
import { studioPath } from '@/components/courses/studio/studio-places'
import { WriteFrame } from '@/components/courses/studio/write-frame'
import { writtenOutline } from '@/lib/courses/editing/reads'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { found, pageUser } from '@/lib/web/page'

type Props = { children: ReactNode; params: Promise<{ courseId: string }> }

export default async function WriteLayout({ children, params }: Props) {
  const { courseId } = await params
  const { ctx } = await pageUser(`/teach/${courseId}`)
  const course = await found(taughtCourse(ctx, courseId))
  if (!course.trust.includes('edit')) redirect(studioPath(course.id, 'learners'))
  return (
    <OutlineProvider courseId={courseId} outline={await found(writtenOutline(ctx, courseId))}>
      <WriteFrame courseId={courseId}>{children}</WriteFrame>
    </OutlineProvider>
  )
}
