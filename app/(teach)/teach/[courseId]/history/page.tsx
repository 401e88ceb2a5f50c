// /teach/:courseId/history
import type { Metadata } from 'next'
import { HistoryPlace } from '@/components/courses/studio/history/history-place'
import { ownProfile } from '@/lib/accounts/reads'
import { courseHistory, versionComparison, WORKING_COPY } from '@/lib/courses/history/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'History' }

type Props = {
  params: Promise<{ courseId: string }>
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const { courseId } = await params
  const { from, to } = await searchParams
  const { ctx, user } = await pageUser(`/teach/${courseId}/history`)
  const versions = await found(courseHistory(ctx, courseId))
  const chosen = { from: one(from) ?? versions[0]?.id, to: one(to) ?? WORKING_COPY }
  const compared = chosen.from
    ? {
        from: chosen.from,
        to: chosen.to,
        comparison: await found(versionComparison(ctx, courseId, chosen.from, chosen.to)),
      }
    : null
  const { timeZone } = await ownProfile(ctx, user.id)
  return (
    <HistoryPlace courseId={courseId} versions={versions} compared={compared} timeZone={timeZone} now={ctx.now()} />
  )
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
