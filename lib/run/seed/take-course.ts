// How a demo learner takes a course: lesson by lesson through the verbs, with a clock of their own.
import { answerItem } from '@/lib/assessments/answer-item'
import { startAttempt } from '@/lib/assessments/start-attempt'
import { submitAttempt } from '@/lib/assessments/submit-attempt'
import { type Context, contextFor, type UserActor } from '@/lib/core/context'
import { outline } from '@/lib/courses/reads'
import type { LessonOutline } from '@/lib/courses/schemas'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { lesson as lessonContent } from '@/lib/learning/content/reads'
import { enroll } from '@/lib/learning/enroll'
import { grantAccess } from '@/lib/learning/grant-access'
import { openLesson } from '@/lib/learning/open-lesson'
import { recordProgress } from '@/lib/learning/record-progress'
import type { SeededCourse } from './catalogue'
import { type Dice, handClock } from './days'

export type Taking = {
  learner: UserActor
  course: SeededCourse
  share: number
  start: Date
  right: Map<string, Set<string>>
  chance: Dice
}
type Clock = ReturnType<typeof handClock>

/** Enrolls and completes the first `share` of the lessons. Gives what was taken, or null when this was done before. */
export async function takeCourse({
  learner,
  course,
  share,
  start,
  right,
  chance,
}: Taking): Promise<{ ctx: Context; lessons: LessonOutline[] } | null> {
  const clock = handClock(start)
  const ctx = contextFor(learner, clock.now)
  if (course.paid) await grantAccess(contextFor(course.teacher, clock.now), { courseId: course.id, userId: learner.id })
  const { created } = await enroll(ctx, { courseId: course.id })
  if (!created && !course.paid) return null
  const all = await lessonsOf(ctx, course.id)
  const lessons = all.slice(0, Math.ceil(all.length * share))
  for (const lesson of lessons) {
    await takeLesson(ctx, lesson, clock, right, chance)
    clock.pass(chance.next() < 0.5 ? 300 : 86_400 * (0.6 + chance.next()))
    if (clock.now().getTime() > Date.now() - 3_600_000) break
  }
  return { ctx, lessons }
}

/** A course's lessons in the order they are taken. */
export async function lessonsOf(ctx: Context, courseId: string): Promise<LessonOutline[]> {
  return (await outline(ctx, courseId)).flatMap(section => section.lessons)
}

async function takeLesson(
  ctx: Context,
  lesson: LessonOutline,
  clock: Clock,
  right: Map<string, Set<string>>,
  chance: Dice,
): Promise<void> {
  await openLesson(ctx, { lessonId: lesson.id })
  const seconds = Math.max(60, Math.round(lesson.durationSeconds * (0.7 + chance.next() * 0.6)))
  clock.pass(seconds)
  const watched: [number, number][] | undefined =
    lesson.kind === 'video' ? [[0, Math.ceil(lesson.durationSeconds)]] : undefined
  await recordProgress(ctx, {
    lessonId: lesson.id,
    activeSeconds: Math.min(seconds, 120),
    positionSeconds: 0,
    ...(watched && { watched }),
  })
  if (lesson.kind === 'quiz') {
    const { quizId } = await lessonContent(ctx, lesson.id)
    if (quizId && !(await passQuiz(ctx, quizId, clock, right, chance))) return
  }
  await completeLesson(ctx, { lessonId: lesson.id })
}

/** Learns from a first try that may go wrong; the second is right. */
async function passQuiz(
  ctx: Context,
  quizId: string,
  clock: Clock,
  right: Map<string, Set<string>>,
  chance: Dice,
): Promise<boolean> {
  for (const care of [0.75 + chance.next() * 0.25, 1]) {
    const attempt = await startAttempt(ctx, { quizId })
    for (const item of attempt.items) {
      clock.pass(15 + chance.below(30))
      const known = right.get(item.promptMarkdown.trim())
      const chosen = (item.choices ?? []).filter(
        choice => known?.has(choice.textMarkdown.trim()) === chance.next() < care,
      )
      const choiceIds = (item.kind === 'single' ? chosen.slice(0, 1) : chosen).map(choice => choice.id)
      await answerItem(ctx, { attemptId: attempt.id, itemId: item.id, answer: { choiceIds } })
    }
    if ((await submitAttempt(ctx, { attemptId: attempt.id })).passed) return true
  }
  return false
}
