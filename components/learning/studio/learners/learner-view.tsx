// One learner of a course: how far, when, and lesson by lesson what they did and how their quizzes went.
import type { ReactNode } from 'react'
import { studioPath } from '@/components/courses/studio/studio-places'
import { durationWords } from '@/components/courses/words'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { LearnerDetail } from '@/lib/learning/learners/schemas'
import { TakeAccessForm } from './take-access-form'

type LearnerViewProps = {
  course: { id: string; isFree: boolean }
  learner: LearnerDetail
  now: Date
  timeZone: string
  /** What other domains let one do. */
  children: ReactNode
}

export function LearnerView({ course, learner, now, timeZone, children }: LearnerViewProps) {
  const { user } = learner
  const when = (at: string | null) => (at ? <Time at={new Date(at)} now={now} timeZone={timeZone} /> : '–')
  const facts = [
    {
      label: 'Progress',
      value: `${learner.percent} % (${learner.completedLessons} of ${learner.totalLessons} lessons)`,
    },
    { label: 'Time spent', value: learner.secondsSpent > 0 ? durationWords(learner.secondsSpent) : 'none yet' },
    { label: 'Enrolled', value: when(learner.enrolledAt) },
    { label: 'Last seen', value: when(learner.lastSeenAt) },
    { label: 'Completed', value: when(learner.completedAt) },
    { label: 'Version', value: learner.version ?? '–' },
    { label: 'Access', value: learner.source === 'grant' ? 'granted by the staff' : 'enrolled by themselves' },
  ]
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Avatar name={user.name} image={user.image} />
        <div className="min-w-0 flex-1">
          <h2 className="wrap-anywhere font-semibold text-xl">{user.name}</h2>
          <p className="wrap-anywhere text-muted">{learner.email}</p>
        </div>
        <ButtonLink href={`${studioPath(course.id, 'messages')}?to=${user.id}`} prefetch={false}>
          Write a message
        </ButtonLink>
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-[0.9375rem]">
        {facts.map(({ label, value }) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <LessonTable lessons={learner.lessons} />
      {children}
      <details className="rounded-md border border-line bg-raised px-4">
        <summary className="min-h-10 cursor-pointer content-center font-medium">Take access away</summary>
        <div className="max-w-2xl pb-4">
          <TakeAccessForm courseId={course.id} userId={user.id} name={user.name} isFree={course.isFree} />
        </div>
      </details>
    </div>
  )
}

const STATUS = { not_started: 'not started', started: 'started', completed: 'completed' }

function LessonTable({ lessons }: { lessons: LearnerDetail['lessons'] }) {
  return (
    <div className="overflow-x-auto rounded-md border border-line bg-raised">
      <table className="w-full min-w-[34rem] text-[0.9375rem]">
        <caption className="sr-only">Lesson by lesson</caption>
        <thead>
          <tr className="text-muted text-sm">
            {['Lesson', 'Status', 'Time', 'Quiz'].map(head => (
              <th key={head} scope="col" className="px-3 py-2 text-start font-medium first:ps-4">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {lessons.map(lesson => (
            <tr key={lesson.lessonId}>
              <th scope="row" className="wrap-anywhere px-3 py-2 ps-4 text-start font-normal">
                {lesson.title} {lesson.optional && <Badge>Optional</Badge>}
                <span className="block text-muted text-sm">{lesson.sectionTitle}</span>
              </th>
              <td className="whitespace-nowrap px-3 py-2">
                <Badge tone={lesson.status === 'completed' ? 'accent' : 'plain'}>{STATUS[lesson.status]}</Badge>
              </td>
              <td className="whitespace-nowrap px-3 py-2 tabular-nums">
                {lesson.secondsSpent > 0 ? durationWords(lesson.secondsSpent) : '–'}
              </td>
              <td className="px-3 py-2">{quizWords(lesson.quiz)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function quizWords(quiz: LearnerDetail['lessons'][number]['quiz']): string {
  if (!quiz) return '–'
  if (quiz.attempts === 0) return 'not tried'
  const tries = `${quiz.attempts} ${quiz.attempts === 1 ? 'try' : 'tries'}`
  return `${quiz.passed ? 'passed' : 'not passed'}, best ${Math.round(quiz.bestScore ?? 0)} %, ${tries}`
}
