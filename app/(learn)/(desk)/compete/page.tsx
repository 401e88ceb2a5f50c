// /compete
import type { Metadata } from 'next'
import { Compete } from '@/components/gamification/boards/compete'
import { askedBy, competePath } from '@/components/gamification/boards/compete-address'
import { absolute } from '@/components/shell/page-metadata'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Compete' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CompetePage({ searchParams }: Props) {
  const asked = askedBy(await searchParams)
  const { ctx, user } = await pageUser(competePath(asked))
  return found(Compete({ ctx, user, asked, invitation: absolute('/groups/join/') }))
}
