// A lesson that opens with an enrollment: what it is part of, and the way in.
import { Lock } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import type { OutlineSection } from './lesson-outline'
import { coursePath, lessonPath } from './paths'

type LockedLessonProps = {
  course: { slug: string; title: string }
  title: string
  sections: OutlineSection[]
  /** Where signing in leads back to; null for those who are signed in. */
  signInFor: string | null
}

export function LockedLesson({ course, title, sections, signInFor }: LockedLessonProps) {
  const free = sections.flatMap(section => section.lessons).filter(lesson => lesson.lock === null)
  return (
    <div className="grid gap-6">
      <header>
        <p className="mb-1 flex items-center gap-1.5 text-muted text-sm">
          <Lock className="!size-4" />
          Opens when you enroll
        </p>
        <h1 className="wrap-anywhere font-semibold text-2xl leading-tight sm:text-[1.75rem]">{title}</h1>
      </header>
      <p>
        This lesson belongs to <strong className="font-semibold">{course.title}</strong>. Enroll in the course to open
        all of its lessons; your progress and your notes are kept from then on.
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={coursePath(course.slug)} variant="primary" prefetch={false}>
          See the course
        </ButtonLink>
        {signInFor && (
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(signInFor)}`} prefetch={false}>
            Sign in
          </ButtonLink>
        )}
      </div>
      {free.length > 0 && (
        <section>
          <h2 className="mb-2 font-semibold">Free to look at</h2>
          <ul className="grid gap-1">
            {free.map(lesson => (
              <li key={lesson.id}>
                <TextLink href={lessonPath(course.slug, lesson.id)}>{lesson.title}</TextLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
