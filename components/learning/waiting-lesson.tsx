// A lesson that is still locked for somebody enrolled: what opens it, each with the way there.
import { CalendarClock, Lock as LockIcon, MoveRight } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Lock } from '@/lib/learning/access/locks'
import { coursePath, lessonPath } from './paths'

type WaitingLessonProps = { course: { slug: string }; title: string; locks: Lock[]; now: Date }

export function WaitingLesson({ course, title, locks, now }: WaitingLessonProps) {
  const first = locks.find(lock => lock.kind === 'lesson')
  return (
    <div className="grid gap-6">
      <header>
        <p className="mb-1 flex items-center gap-1.5 text-muted text-sm">
          <LockIcon className="!size-4" />
          Not open yet
        </p>
        <h1 className="wrap-anywhere font-semibold text-2xl leading-tight sm:text-[1.75rem]">{title}</h1>
      </header>
      <section>
        <h2 className="mb-2 font-semibold">What opens it</h2>
        <ul className="grid gap-2">
          {locks.map(lock => (
            <li key={lock.words} className="flex items-start gap-2">
              {lock.kind === 'date' ? (
                <CalendarClock className="mt-1 !size-4 shrink-0 text-muted" />
              ) : (
                <MoveRight className="mt-1 !size-4 shrink-0 text-muted" />
              )}
              <span className="wrap-anywhere min-w-0">
                <Words lock={lock} course={course} />
                {lock.kind === 'date' && (
                  <span className="text-muted">
                    {' '}
                    – <Time at={new Date(lock.opensAt)} now={now} />
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <p className="text-muted">What you have completed stays open, and your notes are kept.</p>
      <div className="flex flex-wrap gap-2">
        {first?.kind === 'lesson' && (
          <ButtonLink href={lessonPath(course.slug, first.lessonId)} variant="primary" prefetch={false}>
            Go to that lesson
          </ButtonLink>
        )}
        <ButtonLink href={coursePath(course.slug)} prefetch={false}>
          See the course
        </ButtonLink>
      </div>
    </div>
  )
}

function Words({ lock, course }: { lock: Lock; course: { slug: string } }) {
  switch (lock.kind) {
    case 'lesson':
      return <TextLink href={lessonPath(course.slug, lock.lessonId)}>{lock.words}</TextLink>
    case 'course':
      return <TextLink href={coursePath(lock.courseSlug)}>{lock.words}</TextLink>
    case 'section':
    case 'date':
      return <>{lock.words}</>
  }
}
