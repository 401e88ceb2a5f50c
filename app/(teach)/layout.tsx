// The door of those who teach.
import type { ReactNode } from 'react'
import { Frame } from '@/components/shell/frame'

export default function TeachLayout({ children }: { children: ReactNode }) {
  return <Frame footer={false}>{children}</Frame>
}
