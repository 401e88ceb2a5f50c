// The writing place: the outline beside the lesson on wide screens, one of the two on a phone.
'use client'

import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { TextLink } from '@/components/ui/text-link'
import { OutlinePanel } from './outline/outline-panel'
import { useOpenLesson } from './outline/use-open-lesson'
import { studioPath } from './studio-places'

export function WriteFrame({ courseId, children }: { courseId: string; children: ReactNode }) {
  const isLessonOpen = useOpenLesson() !== null
  return (
    <div className="grid gap-6 lg:grid-cols-[19rem_minmax(0,1fr)]">
      <div
        className={classes(
          'min-w-0 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:self-start lg:overflow-y-auto lg:pe-1',
          isLessonOpen && 'max-lg:hidden',
        )}
      >
        <OutlinePanel courseId={courseId} />
      </div>
      <div className="min-w-0">
        {isLessonOpen && (
          <TextLink href={studioPath(courseId)} className="mb-3 inline-flex items-center gap-1 text-sm lg:hidden">
            <ArrowLeft className="size-4" aria-hidden /> All lessons
          </TextLink>
        )}
        {children}
      </div>
    </div>
  )
}
