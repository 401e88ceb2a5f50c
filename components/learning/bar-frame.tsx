// The bar under a lesson: previous, words, deeds. On phones the words stand above the buttons.
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'

type BarFrameProps = { previous: { href: string; title: string } | null; words: ReactNode; children: ReactNode }

export function BarFrame({ previous, words, children }: BarFrameProps) {
  const icon = <ChevronLeft className="rtl:-scale-x-100" />
  return (
    <section
      aria-label="Complete, previous, next"
      className="sticky bottom-0 z-20 border-line border-t bg-paper px-4 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))]"
    >
      <div className="mx-auto flex max-w-[46rem] flex-wrap items-center gap-x-3 gap-y-2">
        {previous ? (
          <ButtonLink
            href={previous.href}
            prefetch={false}
            data-lesson="previous"
            aria-label={`Previous lesson: ${previous.title}`}
            className="px-2.5"
          >
            {icon}
          </ButtonLink>
        ) : (
          <Button disabled aria-label="No previous lesson" className="px-2.5">
            {icon}
          </Button>
        )}
        <div className="min-w-0 max-sm:-order-1 max-sm:basis-full sm:flex-1">{words}</div>
        <div className="flex items-center gap-2 max-sm:ms-auto">{children}</div>
      </div>
    </section>
  )
}
