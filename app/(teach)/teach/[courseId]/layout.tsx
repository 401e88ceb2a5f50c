// The studio of one course: its name, its state and the places in it.
import type { ReactNode } from 'react'
import { StudioFrame } from '@/components/courses/studio/studio-frame'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { found, pageUser } from '@/lib/web/page'

type Props = { children: ReactNode; params: Promise<{ courseId: string }> }

export default async function StudioLayout({ children, params }: Props) {
  const { courseId } = await params
  const { ctx } = await pageUser(`/teach/${courseId}`)
  return <StudioFrame course={await found(taughtCourse(ctx, courseId))}>{children}</StudioFrame>
}
