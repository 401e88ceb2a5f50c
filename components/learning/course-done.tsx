// The moment at which a course is complete: the cairn stands.
import { Cairn } from '@/components/ui/cairn'
import { TextLink } from '@/components/ui/text-link'
import { stonesOf } from './course-stones'
import type { OutlineSection } from './lesson-outline'
import { coursePath } from './paths'

type CourseDoneProps = {
  course: { courseId: string; slug: string; title: string }
  sections: OutlineSection[]
  isLast: boolean
}

/** On the last lesson with the cairn; on the others in one line. */
export function CourseDone({ course, sections, isLast }: CourseDoneProps) {
  const stones = stonesOf(sections, () => true)
  if (!isLast) {
    return (
      <p className="mb-4 rounded-sm bg-accent-soft px-3 py-2 text-accent text-sm">You have completed this course.</p>
    )
  }
  return (
    <section className="mb-8 flex items-center gap-5 rounded-md border border-accent/40 bg-accent-soft px-5 py-4">
      <Cairn stones={stones} seed={course.courseId} settling={stones.length - 1} className="size-24 shrink-0" />
      <div>
        <h2 className="font-semibold text-lg">Your cairn stands</h2>
        <p>
          You have completed {course.title}. It is on your shelf at <TextLink href="/home">Home</TextLink>, and you can
          tell others how it was on <TextLink href={coursePath(course.slug)}>its page</TextLink>.
        </p>
      </div>
    </section>
  )
}
