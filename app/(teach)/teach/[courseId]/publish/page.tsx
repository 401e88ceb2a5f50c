// /teach/:courseId/publish
import type { Metadata } from 'next'
import { PublishPlace } from '@/components/courses/studio/publish/publish-place'
import { changesInWords } from '@/components/courses/studio/publish/publish-words'
import { ownProfile } from '@/lib/accounts/reads'
import { unpublishedChanges } from '@/lib/courses/history/reads'
import { localTime } from '@/lib/courses/publishing/local-time'
import { publishing } from '@/lib/courses/publishing/reads'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Publish' }

type Props = { params: Promise<{ courseId: string }> }

export default async function PublishPage({ params }: Props) {
  const { courseId } = await params
  const { ctx, user } = await pageUser(`/teach/${courseId}/publish`)
  const course = await found(publishing(ctx, courseId))
  const changes = await unpublishedChanges(ctx, course.id)
  const { trust } = await taughtCourse(ctx, course.id)
  const { timeZone } = await ownProfile(ctx, user.id)
  const now = ctx.now()
  return (
    <PublishPlace
      course={course}
      changes={changes && changesInWords(changes)}
      mayOwn={trust.includes('own')}
      timeZone={timeZone}
      earliest={localTime(now, timeZone)}
      now={now}
    />
  )
}
