// The public door: landing, catalogue, courses, sign-in.
import type { ReactNode } from 'react'
import { Frame } from '@/components/shell/frame'

export default function SiteLayout({ children }: { children: ReactNode }) {
  return <Frame>{children}</Frame>
}
