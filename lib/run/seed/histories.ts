// Forty histories: who took which course when, how far, what they noted and what they thought of it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Context, contextFor } from '@/lib/core/context'
import type { LessonOutline } from '@/lib/courses/schemas'
import { createNote } from '@/lib/learning/notes/create-note'
import { openLesson } from '@/lib/learning/open-lesson'
import { recordProgress } from '@/lib/learning/record-progress'
import { reviewCourse } from '@/lib/learning/reviews/review-course'
import type { SeededCourse } from './catalogue'
import { type Dice, daysAgo, dice } from './days'
import type { School } from './people'
import { rightAnswers } from './quiz-answers'
import { lessonsOf, takeCourse } from './take-course'

type Voices = { reviews: Record<string, { rating: number; body: string }[]>; notes: Record<string, string[]> }

/** Gives every learner one to four courses; what a learner has begun already is left alone. */
export async function writeHistories(school: School, courses: SeededCourse[], chance: Dice): Promise<void> {
  const voices = JSON.parse(readFileSync(path.join(process.cwd(), 'db/seed/voices.json'), 'utf8')) as Voices
  const right = new Map(courses.map(course => [course.slug, rightAnswers(course.folder)]))
  const waiting = new Map(Object.entries(voices.reviews).map(([slug, reviews]) => [slug, [...reviews]]))
  for (const learner of school.learners) {
    const since = 15 + chance.below(70)
    for (const [index, course] of chosen(courses, chance).entries()) {
      const share = chance.next() < 0.3 ? 1 : 0.2 + chance.next() * 0.6
      const start = daysAgo(Math.max(2, since - index * 9), 7 + chance.below(14))
      const taken = await takeCourse({
        learner,
        course,
        share,
        start,
        right: right.get(course.slug) ?? new Map(),
        chance,
      })
      if (taken) await leaveTraces(taken, course, voices, waiting.get(course.slug) ?? [], chance)
    }
  }
  await studentsHistory(school, courses, right)
}

/** The big courses are the popular ones. */
function chosen(courses: SeededCourse[], chance: Dice): SeededCourse[] {
  const big = ['read-the-weather', 'first-steps-in-python', 'money-that-lasts']
  const first = chance.pick(courses.filter(course => big.includes(course.slug)))
  const others = chance.shuffled(courses.filter(course => course !== first))
  return [first, ...others.slice(0, 1 + chance.below(3))]
}

async function leaveTraces(
  taken: { ctx: Context; lessons: LessonOutline[] },
  course: SeededCourse,
  voices: Voices,
  reviews: { rating: number; body: string }[],
  chance: Dice,
): Promise<void> {
  const { ctx, lessons } = taken
  const lesson = lessons[chance.below(lessons.length)]
  const note = voices.notes[course.slug]?.[chance.below(voices.notes[course.slug]?.length ?? 1)]
  if (lesson && note && chance.next() < 0.5)
    await createNote(ctx, { lessonId: lesson.id, body: note, timestampSeconds: null })
  const review = reviews[0]
  if (!review) return
  const written = await reviewCourse(ctx, { courseId: course.id, ...review }).then(
    () => true,
    () => false,
  ) // too early for a review
  if (written) reviews.shift()
}

/** The account to try things with: one course finished, one in the middle of its video, one just begun. */
async function studentsHistory(
  { student }: School,
  courses: SeededCourse[],
  right: Map<string, Map<string, Set<string>>>,
): Promise<void> {
  const chance = dice(7)
  const plan: [slug: string, share: number, daysBefore: number][] = [
    ['sleep-better-this-week', 1, 21],
    ['read-the-weather', 0.18, 6], // up to its first film
    ['first-steps-in-python', 0.1, 3],
  ]
  for (const [slug, share, before] of plan) {
    const course = courses.find(one => one.slug === slug)
    if (!course) continue
    const taken = await takeCourse({
      learner: student,
      course,
      share,
      start: daysAgo(before, 19),
      right: right.get(slug) ?? new Map(),
      chance,
    })
    if (taken && slug === 'read-the-weather') await pauseInVideo(student, course)
  }
}

async function pauseInVideo(student: School['student'], course: SeededCourse): Promise<void> {
  const opened = daysAgo(1, 20)
  const ctx = (seconds: number) => contextFor(student, () => new Date(opened.getTime() + seconds * 1000))
  const video = (await lessonsOf(ctx(0), course.id)).find(lesson => lesson.kind === 'video')
  if (!video) return
  await openLesson(ctx(0), { lessonId: video.id })
  await recordProgress(ctx(40), { lessonId: video.id, positionSeconds: 34, watched: [[0, 34]], activeSeconds: 38 })
  await createNote(ctx(41), {
    lessonId: video.id,
    body: 'High, thin cirrus first, then lower and thicker: rain within a day.',
    timestampSeconds: 31,
  })
}
