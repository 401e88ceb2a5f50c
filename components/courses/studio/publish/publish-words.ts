// What a publication will do, in words.
import type { Comparison } from '@/lib/courses/history/compare'
import type { Publishing } from '@/lib/courses/publishing/reads'
import { counted } from '../../words'

/** As in "2 lessons changed, 1 is new, 1 goes; the course's own words changed". */
export function changesInWords({ lessons, details, sections }: Comparison): string {
  const count = (change: string) => lessons.filter(lesson => lesson.change === change).length
  const [changed, added, removed] = [count('changed'), count('added'), count('removed')]
  const parts = [
    ...(changed > 0 ? [`${counted(changed, 'lesson')} changed or moved`] : []),
    ...(added > 0 ? [`${counted(added, 'lesson')} ${added === 1 ? 'is' : 'are'} new`] : []),
    ...(removed > 0 ? [`${counted(removed, 'lesson')} ${removed === 1 ? 'goes' : 'go'}`] : []),
    ...(sections.length > 0 ? ['sections changed'] : []),
    ...(details.length > 0 ? ['the words of the course changed'] : []),
  ]
  return parts.join(', ')
}

/** The button, and the sentence that says what follows from it. */
export function publicationWords(course: Publishing, changes: string | null): { button: string; what: string } {
  const lessons = counted(course.lessonCount, 'lesson')
  const next = `version ${course.versionNumber + 1}`
  if (course.isReviewed)
    return {
      button: 'Hand in for review',
      what: `An admin looks at ${course.versionNumber > 0 ? `${next} of ` : ''}your course and publishes it, or tells you what to change first.`,
    }
  if (course.status === 'archived')
    return { button: 'Publish again', what: `The course comes back into the catalogue with ${lessons}.` }
  if (course.status !== 'published')
    return { button: 'Publish course', what: `Everyone will find it in the catalogue, with ${lessons}.` }
  return {
    button: `Publish ${next}`,
    what: changes ? `New in ${next}: ${changes}.` : 'Who enrolls from then on gets the new version.',
  }
}
