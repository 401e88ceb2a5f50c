// Any address that leads nowhere.
import type { Metadata } from 'next'
import { lookOf } from '@/components/shell/frame'
import { LostPage } from '@/components/shell/lost-page'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound() {
  return <LostPage {...(await lookOf())} />
}
