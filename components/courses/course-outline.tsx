// The outline of a course: sections that open, lessons with their kind and length, free previews as links.
import { ChevronRight, CircleHelp, Code, FileDown, FileText, PenLine, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import type { Course, LessonKind, LessonOutline, Section } from '@/lib/courses/schemas'
import { counted, durationWords } from './words'

/** `openAll`: whoever is enrolled opens any lesson from here. */
export function CourseOutline({ course, openAll }: { course: Course; openAll: boolean }) {
  const sections = course.sections.filter(section => section.lessons.length > 0)
  return (
    <section aria-labelledby="outline" className="grid gap-3">
      <h2 id="outline" className="font-semibold text-xl">
        What is inside
      </h2>
      <p className="text-muted">
        {counted(sections.length, 'section')}, {counted(course.lessonCount, 'lesson')},{' '}
        {durationWords(course.durationSeconds)} in all.
      </p>
      <ol className="divide-y divide-line overflow-clip rounded-md border border-line bg-raised">
        {sections.map((section, index) => (
          <li key={section.id}>
            <SectionDetails
              section={section}
              number={index + 1}
              open={index === 0}
              slug={course.slug}
              openAll={openAll}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

type SectionDetailsProps = { section: Section; number: number; open: boolean; slug: string; openAll: boolean }

function SectionDetails({ section, number, open, slug, openAll }: SectionDetailsProps) {
  const seconds = section.lessons.reduce((sum, lesson) => sum + lesson.durationSeconds, 0)
  return (
    <details open={open} className="group">
      <summary className="flex min-h-12 items-center gap-3 px-4 py-2.5 hover:bg-sunken focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 text-muted transition-transform duration-100 group-open:rotate-90 rtl:-scale-x-100" />
        <span className="wrap-anywhere min-w-0 flex-1 font-medium">
          <span className="text-muted tabular-nums">{number}.</span> {section.title}
        </span>
        <span className="shrink-0 text-muted text-sm">
          <span className="max-sm:sr-only">{counted(section.lessons.length, 'lesson')} · </span>
          {durationWords(seconds)}
        </span>
      </summary>
      <ul className="pb-2">
        {section.lessons.map(lesson => (
          <li key={lesson.id} className="flex min-h-10 items-center gap-3 py-1.5 ps-11 pe-4 text-[0.9375rem]">
            <Row lesson={lesson} href={openAll || lesson.freePreview ? `/learn/${slug}/${lesson.id}` : undefined} />
            {lesson.freePreview && !openAll && <Badge tone="accent">Free preview</Badge>}
            {lesson.durationSeconds > 0 && (
              <span className="shrink-0 text-muted text-sm tabular-nums">{durationWords(lesson.durationSeconds)}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Row({ lesson, href }: { lesson: LessonOutline; href: string | undefined }) {
  const { icon, word } = KINDS[lesson.kind]
  return (
    <span className="flex min-w-0 flex-1 items-start gap-2.5 [&_.lucide]:mt-0.5 [&_.lucide]:size-[1.125rem] [&_.lucide]:text-muted">
      {icon}
      <span className="wrap-anywhere min-w-0">
        <span className="sr-only">{word}: </span>
        {href ? <TextLink href={href}>{lesson.title}</TextLink> : lesson.title}
      </span>
    </span>
  )
}

const KINDS: Record<LessonKind, { icon: ReactNode; word: string }> = {
  article: { icon: <FileText />, word: 'Article' },
  video: { icon: <Play />, word: 'Video' },
  quiz: { icon: <CircleHelp />, word: 'Quiz' },
  assignment: { icon: <PenLine />, word: 'Assignment' },
  file: { icon: <FileDown />, word: 'File' },
  embed: { icon: <Code />, word: 'Interactive page' },
}
