// A quiz in the player: before, during and after an attempt.
import { notFound } from 'next/navigation'
import { LessonHeading } from '@/components/learning/lesson-heading'
import type { OpenLesson } from '@/components/learning/lesson-view'
import { lessonPath } from '@/components/learning/paths'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Markdown } from '@/components/ui/markdown/markdown'
import { attempt, quizOverview } from '@/lib/assessments/reads'
import { isDomainError } from '@/lib/core/errors'
import { AttemptResultView } from './attempt-result'
import { AttemptReview } from './attempt-review'
import { AttemptTimer } from './attempt-timer'
import { QuestionView } from './question-view'
import { viewOf } from './quiz-address'
import { QuizStart } from './quiz-start'

type QuizLessonProps = { view: OpenLesson; attemptId: string | undefined; at: string | undefined }

export async function QuizLesson({ view, attemptId, at }: QuizLessonProps) {
  const { ctx, course, lesson, images } = view
  const path = lessonPath(course.slug, lesson.id)
  const overview = await quizOverview(ctx, lesson.id)
  const head = <LessonHeading lesson={lesson} takes={overview && `${overview.itemCount} questions`} />
  if (!overview || overview.itemCount === 0) {
    return (
      <article>
        {head}
        <EmptyState title="No questions yet">
          This quiz is still being written. You can go on with the next lesson.
        </EmptyState>
      </article>
    )
  }
  if (ctx.actor.kind !== 'user') {
    return (
      <article>
        {head}
        <EmptyState
          title="Answers need a name"
          action={
            <ButtonLink href={`/sign-in?next=${encodeURIComponent(path)}`} variant="primary" prefetch={false}>
              Sign in
            </ButtonLink>
          }
        >
          Sign in to take this quiz, so that your answers are kept.
        </EmptyState>
      </article>
    )
  }
  if (!attemptId) {
    return (
      <article>
        {head}
        <Markdown source={lesson.bodyMarkdown} images={images} className="mb-6" />
        <QuizStart overview={overview} path={path} />
      </article>
    )
  }
  return (
    <article>
      <AttemptView view={view} path={path} attemptId={attemptId} at={at} attemptsLeft={overview.attemptsLeft} />
    </article>
  )
}

type AttemptViewProps = Omit<QuizLessonProps, 'attemptId'> & {
  path: string
  attemptId: string
  attemptsLeft: number | null
}

async function AttemptView({
  view: { ctx, lesson, state, images },
  path,
  attemptId,
  at,
  attemptsLeft,
}: AttemptViewProps) {
  const taken = await attempt(ctx, attemptId).catch(error => {
    if (isDomainError(error) && error.reason === 'not_found') notFound()
    throw error
  })
  if (taken.lessonId !== lesson.id) notFound()
  const shared = { attempt: taken, path, title: lesson.title, images }
  if (taken.result) {
    const { next } = state
    const nextPath = next && path.replace(lesson.id, next.id)
    return <AttemptResultView {...shared} result={taken.result} attemptsLeft={attemptsLeft} nextPath={nextPath} />
  }
  const shown = viewOf(at, taken.items.length)
  return (
    <>
      <AttemptTimer attempt={taken} path={path} now={ctx.now()} />
      {shown === 'review' ? <AttemptReview {...shared} /> : <QuestionView {...shared} number={shown} />}
    </>
  )
}
