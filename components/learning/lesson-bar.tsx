// The bar under a lesson: what is still missing, complete, previous and next. It follows the learner while the page is open.
'use client'

import { ChevronRight, CircleCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { useForm } from '@/components/accounts/use-form'
import { ButtonLink } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { LessonLink } from '@/lib/learning/player/schemas'
import { markComplete } from './actions'
import { BarFrame } from './bar-frame'
import { coursePath, lessonPath } from './paths'
import { type Standing, useLessonProgress } from './playback/use-lesson-progress'

type LessonBarProps = {
  userId: string
  courseSlug: string
  lesson: LessonLink
  initial: Standing
  previous: LessonLink | null
  next: LessonLink | null
}

export function LessonBar({ userId, courseSlug, lesson, initial, previous, next }: LessonBarProps) {
  const router = useRouter()
  const onComplete = useCallback(() => router.refresh(), [router])
  const followed = useLessonProgress({ userId, lessonId: lesson.id, kind: lesson.kind, initial, onComplete })
  const { status, missing } = initial.status === 'completed' ? initial : followed
  const form = useForm(markComplete)
  const done = status === 'completed' || form.done !== null
  const ready = !done && missing.length === 0

  return (
    <BarFrame
      previous={previous && { href: lessonPath(courseSlug, previous.id), title: previous.title }}
      words={
        <p role="status" className="flex min-w-0 items-center gap-2 text-muted text-sm">
          {done && <CircleCheck className="text-accent" />}
          <span className="min-w-0">{form.failure ?? words(lesson.kind, done, missing)}</span>
        </p>
      }
    >
      {ready && (
        <form action={form.submit}>
          <input type="hidden" name="lessonId" value={lesson.id} />
          <input type="hidden" name="next" value={lessonPath(courseSlug, (next ?? lesson).id)} />
          <SubmitButton>Mark as complete</SubmitButton>
        </form>
      )}
      {next ? (
        <ButtonLink
          href={lessonPath(courseSlug, next.id)}
          prefetch={false}
          data-lesson="next"
          variant={done ? 'primary' : 'secondary'}
          aria-label={`Next lesson: ${next.title}`}
          className={ready ? 'max-sm:px-2.5' : undefined}
        >
          <span className={ready ? 'max-sm:sr-only' : undefined}>Next</span>
          <ChevronRight className="rtl:-scale-x-100" />
        </ButtonLink>
      ) : (
        done && (
          <ButtonLink href={coursePath(courseSlug)} prefetch={false}>
            Back to the course
          </ButtonLink>
        )
      )}
    </BarFrame>
  )
}

function words(kind: LessonLink['kind'], done: boolean, missing: string[]): string {
  if (done) return 'Completed.'
  if (missing.length > 0) return `${missing.join('. ')} to complete this lesson.`
  return kind === 'article' ? 'Mark it once you have read it.' : 'Nothing is missing: mark it when you are done.'
}
