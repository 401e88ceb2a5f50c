// Any address that leads nowhere.
import type { Metadata } from 'next'
import { Frame } from '@/components/shell/frame'
import { Lost } from '@/components/shell/lost'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Frame>
      <Lost />
    </Frame>
  )
}
