// /compete
import type { Metadata } from 'next'
import { Compete } from '@/components/gamification/boards/compete'
import { askedBy, competePath } from '@/components/gamification/boards/compete-address'
import { found, pageUser, siteOrigin } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Compete' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CompetePage({ searchParams }: Props) {
  const asked = askedBy(await searchParams)
  const { ctx, user } = await pageUser(competePath(asked))
  const invitation = new URL('/groups/join/', await siteOrigin()).href
  return found(Compete({ ctx, user, asked, invitation }))
}
