// The learner's desk: home and profile with the rail; the player beside it goes without.
import type { ReactNode } from 'react'
import { Frame } from '@/components/shell/frame'

export default function DeskLayout({ children }: { children: ReactNode }) {
  return <Frame footer={false}>{children}</Frame>
}
