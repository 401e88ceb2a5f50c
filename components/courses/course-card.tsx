// A course in a list: what it looks like, what it promises, by whom, how long, how good, how much.
import { Card, stretched } from '@/components/ui/card'
import { classes } from '@/components/ui/classes'
import { Rating } from '@/components/ui/stars'
import type { CourseSummary } from '@/lib/courses/schemas'
import type { Picture } from '@/lib/media/schemas'
import { Cover } from './cover'
import { durationWords, levelWord, priceWords } from './words'

type CourseCardProps = {
  course: CourseSummary
  picture: Picture | undefined
  eager?: boolean
  /** The heading's level in its page. */
  level?: 2 | 3
}

export function CourseCard({ course, picture, eager, level = 2 }: CourseCardProps) {
  const Heading = `h${level}` as const
  return (
    <Card className="group flex h-full flex-col overflow-clip transition-colors duration-100 hover:border-control">
      <Cover
        picture={picture}
        seed={course.id}
        sizes="(min-width: 64rem) 20rem, (min-width: 40rem) 45vw, 92vw"
        eager={eager}
      />
      <div className="flex flex-1 flex-col gap-1.5 p-4">
        <Heading className="line-clamp-3 wrap-anywhere font-semibold leading-snug">
          <a href={`/courses/${course.slug}`} className={classes(stretched, 'group-hover:text-accent')}>
            {course.title}
          </a>
        </Heading>
        {course.subtitle && <p className="line-clamp-2 wrap-anywhere text-muted text-sm">{course.subtitle}</p>}
        <p className="truncate text-sm">{course.instructor.name}</p>
        <p className="mt-auto pt-1.5 text-muted text-sm">
          {levelWord(course.level)} · {durationWords(course.durationSeconds)}
        </p>
        <p className="flex items-center justify-between gap-2">
          {course.rating === null ? (
            <span className="text-muted text-sm">Not rated yet</span>
          ) : (
            <Rating value={course.rating} count={course.ratingCount} />
          )}
          <span className="font-medium text-[0.9375rem] tabular-nums">{priceWords(course)}</span>
        </p>
      </div>
    </Card>
  )
}
