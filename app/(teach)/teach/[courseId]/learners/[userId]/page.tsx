// /teach/:courseId/learners/:userId: one learner, lesson by lesson.
import type { Metadata } from 'next'
import { GiveXp } from '@/components/gamification/ledger/give-xp'
import { LearnerView } from '@/components/learning/studio/learners/learner-view'
import { ownProfile } from '@/lib/accounts/reads'
import { giftsTo } from '@/lib/gamification/ledger/gifts/reads'
import { learnerDetail } from '@/lib/learning/learners/reads'
import { courseStanding } from '@/lib/learning/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'A learner' }

type Props = { params: Promise<{ courseId: string; userId: string }> }

export default async function LearnerPage({ params }: Props) {
  const { courseId, userId } = await params
  const { ctx, user } = await pageUser(`/teach/${courseId}/learners/${userId}`)
  const [learner, standing, { timeZone }] = await Promise.all([
    found(learnerDetail(ctx, courseId, userId)),
    found(courseStanding(ctx, courseId)),
    ownProfile(ctx, user.id),
  ])
  const course = { id: standing.courseId, isFree: standing.priceMinor === 0 && standing.status === 'published' }
  const giving = await giftsTo(ctx, { courseId: course.id, userId: learner.user.id })
  const time = { now: ctx.now(), timeZone }
  return (
    <LearnerView course={course} learner={learner} {...time}>
      {giving && <GiveXp courseId={course.id} user={learner.user} {...giving} {...time} />}
    </LearnerView>
  )
}
