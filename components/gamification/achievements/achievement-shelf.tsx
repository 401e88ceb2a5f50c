// A shelf of achievements, folded to its name and count; a link to it, or to one of its stones, unfolds it.
import { ChevronRight } from 'lucide-react'
import { ProgressBar } from '@/components/ui/progress-bar'
import { AchievementCards } from './achievement-cards'
import type { Shelf } from './shelves'

type AchievementShelfProps = { shelf: Shelf; open: boolean; now: Date; timeZone: string }

export function AchievementShelf({ shelf, open, now, timeZone }: AchievementShelfProps) {
  const { category, name, items, earned } = shelf
  return (
    <details open={open} className="group">
      <summary className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-sunken focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 text-muted transition-transform duration-100 group-open:rotate-90 rtl:-scale-x-100" />
        <h3 className="min-w-24 flex-1 font-medium sm:max-w-40">{name}</h3>
        <span className="text-muted text-sm tabular-nums sm:w-20">
          {earned} of {items.length}
        </span>
        <ProgressBar
          value={earned / items.length}
          label={`Earned of ${name}`}
          className="max-sm:ms-7 max-sm:basis-full sm:flex-1"
        />
      </summary>
      <div id={`shelf-${category}`} className="scroll-mt-32 bg-paper px-3 py-3 sm:px-4 sm:pb-4">
        <AchievementCards items={items} heading="h4" anchors now={now} timeZone={timeZone} />
      </div>
    </details>
  )
}
