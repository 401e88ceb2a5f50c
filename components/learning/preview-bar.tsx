// The bar under a lesson that somebody sees without being enrolled: the way on, and the invitation.
import { ChevronRight } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import type { LessonState } from '@/lib/learning/player/schemas'
import { BarFrame } from './bar-frame'
import { coursePath, lessonPath } from './paths'

type PreviewBarProps = {
  courseSlug: string
  state: Pick<LessonState, 'previous' | 'next'>
  isStaff: boolean
}

export function PreviewBar({ courseSlug, state: { previous, next }, isStaff }: PreviewBarProps) {
  return (
    <BarFrame
      previous={previous && { href: lessonPath(courseSlug, previous.id), title: previous.title }}
      words={
        <p className="text-muted text-sm">
          {isStaff
            ? 'You see this as staff. Enroll to keep progress of your own.'
            : 'This lesson is a free preview. Enroll, and your progress is kept.'}
        </p>
      }
    >
      <ButtonLink href={coursePath(courseSlug)} prefetch={false} variant={isStaff ? 'secondary' : 'primary'}>
        {isStaff ? 'To the course' : 'See how to enroll'}
      </ButtonLink>
      {next && (
        <ButtonLink
          href={lessonPath(courseSlug, next.id)}
          prefetch={false}
          data-lesson="next"
          aria-label={`Next lesson: ${next.title}`}
          className="px-2.5"
        >
          <ChevronRight className="rtl:-scale-x-100" />
        </ButtonLink>
      )}
    </BarFrame>
  )
}
