// The frame of a page: skip link, header, rail, the content as the main landmark, footer.
import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { SkipLink } from '@/components/ui/skip-link'
import { OnTheWay } from './on-the-way'

type PageFrameProps = { header: ReactNode; rail?: ReactNode; footer?: ReactNode; children: ReactNode }

/** Pages set their own width and padding inside; with a rail, phones keep room for its bar. */
export function PageFrame({ header, rail, footer, children }: PageFrameProps) {
  return (
    <div
      className={classes(
        'flex min-h-dvh flex-col',
        rail != null && 'max-md:pb-[calc(3.5rem+env(safe-area-inset-bottom))]',
      )}
    >
      <SkipLink target="content">Skip to the content</SkipLink>
      {header}
      <div className="flex flex-1 flex-col md:flex-row">
        {rail}
        <div className="flex min-w-0 flex-1 flex-col">
          <main id="content" tabIndex={-1} className="flex-1 outline-none">
            <OnTheWay>{children}</OnTheWay>
          </main>
          {footer}
        </div>
      </div>
    </div>
  )
}
