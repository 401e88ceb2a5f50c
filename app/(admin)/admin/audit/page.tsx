// /admin/audit: who did what.
import type { Metadata } from 'next'
import { auditState } from '@/components/audit/audit-address'
import { AuditView } from '@/components/audit/audit-view'
import { ownProfile } from '@/lib/accounts/reads'
import { auditList, chainState } from '@/lib/audit/reads'
import { adminContext, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Audit trail' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const PAGE = 50

/** A link to a page of another search shows the beginning of this one. */
export default async function AuditPage({ searchParams }: Props) {
  const ctx = await adminContext('/admin/audit', 'audit.read')
  const { user } = await pageUser('/admin/audit')
  const state = auditState(await searchParams)
  const find = (cursor?: string) => auditList(ctx, { ...state.filter, limit: PAGE, cursor })
  const [list, chain, { timeZone }] = await Promise.all([
    find(state.cursor).catch(() => find()),
    chainState(ctx),
    ownProfile(ctx, user.id),
  ])
  return <AuditView list={list} chain={chain} state={state} now={ctx.now()} timeZone={timeZone} />
}
