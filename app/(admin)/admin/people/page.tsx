// /admin/people: find somebody.
import type { Metadata } from 'next'
import { peopleState } from '@/components/accounts/people/people-address'
import { MOST_COUNTED, PeopleView } from '@/components/accounts/people/people-view'
import { peopleCount, peopleList } from '@/lib/accounts/people/reads'
import { ownProfile } from '@/lib/accounts/reads'
import { adminContext, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'People' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const PAGE = 50

/** A link to a page of another list shows the beginning of this one. */
export default async function PeoplePage({ searchParams }: Props) {
  const ctx = await adminContext('/admin/people', 'user.manage')
  const { user } = await pageUser('/admin/people')
  const state = peopleState(await searchParams)
  const [list, count, { timeZone }] = await Promise.all([
    peopleList(ctx, { ...state, limit: PAGE }).catch(() =>
      peopleList(ctx, { ...state, cursor: undefined, limit: PAGE }),
    ),
    peopleCount(ctx, state, MOST_COUNTED),
    ownProfile(ctx, user.id),
  ])
  return <PeopleView list={list} count={count} state={state} now={ctx.now()} timeZone={timeZone} />
}
