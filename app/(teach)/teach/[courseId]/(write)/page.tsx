// /teach/:courseId: the outline, and the first step where no lesson is open.
import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/empty-state'

export const metadata: Metadata = { title: 'Write' }

export default function WritePage() {
  return (
    <EmptyState title="Choose a lesson to write" className="max-lg:hidden">
      Open one in the outline, or press N there for a new one. What you write is saved while you write it.
    </EmptyState>
  )
}
