// A course as a cairn: one stone a section, its size the work in it, set as far as its lessons are done.
import type { Stone } from '@/components/ui/cairn-layout'

type Work = { durationSeconds: number }

/** What a lesson of unknown length weighs. */
const USUAL_SECONDS = 300

/** Sections without lessons leave no stone. */
export function stonesOf<L extends Work>(
  sections: readonly { lessons: readonly L[] }[],
  isDone: (lesson: L) => boolean,
): Stone[] {
  const work = (lessons: readonly L[]) =>
    lessons.reduce((sum, each) => sum + (each.durationSeconds || USUAL_SECONDS), 0)
  return sections
    .filter(section => section.lessons.length > 0)
    .map(({ lessons }) => ({ work: work(lessons), done: work(lessons.filter(isDone)) / work(lessons) }))
}

/** Stones of sections of which only the numbers are known. */
export function stonesOfCounts(
  sections: readonly { lessonCount: number; doneCount: number; durationSeconds: number }[],
): Stone[] {
  return sections
    .filter(section => section.lessonCount > 0)
    .map(({ lessonCount, doneCount, durationSeconds }) => ({
      work: durationSeconds || lessonCount * USUAL_SECONDS,
      done: doneCount / lessonCount,
    }))
}

/** `2 of 5 sections done`. */
export function cairnWords(stones: readonly Stone[]): string {
  const done = stones.filter(stone => stone.done === 1).length
  return `${done} of ${stones.length} section${stones.length === 1 ? '' : 's'} done`
}
