// A part of the API page that is folded to one line; a link to it unfolds it.
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** The id stands inside, because browsers unfold what they lead into. */
export function Folded({ id, head, children }: { id: string; head: ReactNode; children: ReactNode }) {
  return (
    <details className="group min-w-0 rounded-md border border-line bg-raised has-[:target]:border-accent">
      <summary className="flex gap-2 rounded-md px-4 py-3 hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <ChevronRight className="!size-4 mt-1 text-muted transition-transform duration-100 group-open:rotate-90 rtl:-scale-x-100" />
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-1">{head}</span>
      </summary>
      <div id={id} className="min-w-0 scroll-mt-36 border-line border-t px-4 py-4">
        {children}
      </div>
    </details>
  )
}
