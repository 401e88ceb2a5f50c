// The player's page: header, outline, lesson, panel. Outline and panel are columns where there is room and sheets where not.
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { OnTheWay } from '@/components/shell/on-the-way'
import { classes } from '@/components/ui/classes'
import { IconButton } from '@/components/ui/icon-button'
import { SkipLink } from '@/components/ui/skip-link'
import { OUTLINE_ID, PANEL_ID } from './player-places'

type PlayerFrameProps = {
  header: ReactNode
  outline: ReactNode
  outlineOpen: boolean
  panel: { label: string; content: ReactNode } | null
  bar: ReactNode
  children: ReactNode
}

/** The sheets are native popovers: they open before any script has loaded, and close with Escape or a tap beside them. */
export function PlayerFrame({ header, outline, outlineOpen, panel, bar, children }: PlayerFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink target="content">Skip to the lesson</SkipLink>
      {header}
      <div className="flex flex-1">
        <div
          id={OUTLINE_ID}
          popover="auto"
          data-closed={outlineOpen ? undefined : ''}
          className={classes(
            column,
            'sm:start-0 lg:sticky lg:inset-auto lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:w-72 lg:border-e lg:bg-paper lg:not-data-closed:flex xl:w-80',
          )}
        >
          <SheetHead title="Lessons" id={OUTLINE_ID} className="lg:hidden" />
          <div className="min-h-0 flex-1 overflow-y-auto px-2 py-4 lg:px-3">{outline}</div>
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <main id="content" tabIndex={-1} className="flex-1 outline-none">
            <OnTheWay>
              <div className="mx-auto w-full max-w-[46rem] px-4 py-6 sm:px-6 sm:py-8">{children}</div>
            </OnTheWay>
          </main>
          {bar}
        </div>
        {panel && (
          <aside
            id={PANEL_ID}
            popover="auto"
            aria-label={panel.label}
            className={classes(
              column,
              'sm:end-0 sm:start-auto xl:sticky xl:inset-auto xl:top-14 xl:flex xl:h-[calc(100dvh-3.5rem)] xl:w-88 xl:border-s xl:bg-paper',
            )}
          >
            <SheetHead title={panel.label} id={PANEL_ID} className="xl:hidden" />
            <div className="flex min-h-0 flex-1 flex-col px-4 py-3">{panel.content}</div>
          </aside>
        )}
      </div>
    </div>
  )
}

const column =
  'fixed inset-x-0 top-auto bottom-0 max-h-[85dvh] max-w-none shrink-0 flex-col overflow-hidden border-line bg-raised text-ink ' +
  'max-sm:w-full max-sm:rounded-t-md max-sm:open:h-[85dvh] sm:inset-y-0 sm:h-dvh sm:max-h-none sm:w-88 open:flex open:animate-rise ' +
  'backdrop:bg-[oklch(0.16_0.01_80/0.55)]'

function SheetHead({ title, id, className }: { title: string; id: string; className: string }) {
  return (
    <div
      className={classes('flex items-center justify-between gap-3 border-line border-b ps-5 pe-2 py-1.5', className)}
    >
      <p className="font-semibold">{title}</p>
      <IconButton label="Close" icon={<X />} popoverTarget={id} popoverTargetAction="hide" />
    </div>
  )
}
