// The promise of a course: what it is called, what it gives, for whom, how good, how long.
import { BookOpen, ChartNoAxesColumnIncreasing, Clock, Globe, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Stars } from '@/components/ui/stars'
import { TextLink } from '@/components/ui/text-link'
import type { Course } from '@/lib/courses/schemas'
import { counted, durationWords, languageName, levelWord } from './words'

export function CourseHeader({ course }: { course: Course }) {
  const steps = [
    { label: 'Courses', href: '/courses' },
    { label: course.category.name, href: `/courses?category=${encodeURIComponent(course.category.slug)}` },
    { label: course.title },
  ]
  return (
    <header className="grid min-w-0 gap-4">
      <Breadcrumb steps={steps} />
      <h1 className="wrap-anywhere font-semibold text-3xl leading-tight sm:text-4xl">{course.title}</h1>
      {course.subtitle && <p className="wrap-anywhere max-w-[60ch] text-lg text-muted">{course.subtitle}</p>}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.9375rem]">
        {course.rating === null ? (
          <span className="text-muted">Not rated yet</span>
        ) : (
          <>
            <span className="font-semibold tabular-nums">{course.rating.toFixed(1)}</span>
            <Stars value={course.rating} />
            <TextLink href="#reviews">{counted(course.ratingCount, 'review')}</TextLink>
          </>
        )}
        <span className="text-muted">·</span>
        <span>
          by <TextLink href="#teacher">{course.instructor.name}</TextLink>
        </span>
      </p>
      <ul className="flex flex-wrap gap-x-5 gap-y-2 text-[0.9375rem] text-muted">
        <Fact icon={<ChartNoAxesColumnIncreasing />}>{levelWord(course.level)}</Fact>
        <Fact icon={<Clock />}>{durationWords(course.durationSeconds)}</Fact>
        <Fact icon={<BookOpen />}>{counted(course.lessonCount, 'lesson')}</Fact>
        <Fact icon={<Globe />}>{languageName(course.language)}</Fact>
        <Fact icon={<Users />}>{counted(course.enrollmentCount, 'learner')}</Fact>
      </ul>
    </header>
  )
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-1.5 [&_.lucide]:size-[1.125rem]">
      {icon}
      {children}
    </li>
  )
}
