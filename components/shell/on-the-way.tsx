// The shape of what is on its way, in the place where it will stand, while somebody waits for a page or for other results.
'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { CardsSkeleton, CatalogueSkeleton } from '@/components/courses/catalogue-skeleton'
import { CourseSkeleton, ReviewsSkeleton } from '@/components/courses/course-skeleton'
import { LessonSkeleton } from '@/components/learning/lesson-skeleton'
import { classes } from '@/components/ui/classes'
import { useDestination } from './use-destination'

type Part = 'page' | 'results' | 'reviews'

/**
 * Pages are served whole, without loading.tsx and Suspense: these hide the content from browsers without script and answer 200 before
 * a page knows that it is not there. So the page that is left shows the shape; it stays in place beneath, and with it the scroll position.
 */
export function OnTheWay({ part = 'page', children }: { part?: Part; children: ReactNode }) {
  const to = useDestination()
  const path = usePathname()
  const shape = to && shapeOf(part, to, path)
  return (
    <div className={part === 'page' ? 'contents' : classes('min-w-0', shape && 'overflow-clip')}>
      {shape && (
        <div className="sticky top-14 z-10 h-0">
          <div
            aria-busy="true"
            className={classes('absolute inset-x-0 top-0 overflow-clip', part === 'page' && 'h-[calc(100dvh-3.5rem)]')}
          >
            <p role="status" className="sr-only">
              {shape.words}
            </p>
            {shape.look}
          </div>
        </div>
      )}
      <div className={classes(part === 'page' && 'contents', shape && 'invisible')}>{children}</div>
    </div>
  )
}

type Shape = { words: string; look: ReactNode }

function shapeOf(part: Part, to: URL, path: string): Shape | null {
  const isHere = to.pathname === path
  switch (part) {
    case 'results':
      return isHere ? { words: 'Courses are loading.', look: <CardsSkeleton /> } : null
    case 'reviews':
      return isHere && to.searchParams.has('reviews')
        ? { words: 'Reviews are loading.', look: <ReviewsSkeleton /> }
        : null
    case 'page':
      return isHere ? null : pageShape(to.pathname)
  }
}

function pageShape(path: string): Shape | null {
  if (path === '/courses') return { words: 'Courses are loading.', look: <CatalogueSkeleton /> }
  if (/^\/courses\/[^/]+$/.test(path)) return { words: 'The course is loading.', look: <CourseSkeleton /> }
  if (/^\/learn\/[^/]+(\/[^/]+)?$/.test(path)) return { words: 'The lesson is loading.', look: <LessonSkeleton /> }
  return null
}
