// The first page for visitors: what Cairn is, a question to try, three courses, how a course becomes a cairn.
import type { ReactNode } from 'react'
import { Trial } from '@/components/assessments/trial/trial'
import { CourseCard } from '@/components/courses/course-card'
import { ButtonLink } from '@/components/ui/button'
import { Cairn } from '@/components/ui/cairn'
import { TextLink } from '@/components/ui/text-link'
import type { TrialQuestion } from '@/lib/assessments/trial/schemas'
import type { CourseSummary } from '@/lib/courses/schemas'
import type { Picture } from '@/lib/media/schemas'

type LandingProps = { question: TrialQuestion | null; courses: CourseSummary[]; pictures: Record<string, Picture> }

export function Landing({ question, courses, pictures }: LandingProps) {
  return (
    <div className="pb-16">
      <div className="mx-auto grid w-full max-w-6xl items-center gap-x-16 gap-y-10 px-4 py-10 sm:py-16 lg:grid-cols-[minmax(0,1fr)_minmax(0,27rem)]">
        <Pitch />
        {question && <Trial question={question} />}
      </div>
      <Steps />
      {courses.length > 0 && (
        <section aria-labelledby="three" className="mx-auto w-full max-w-6xl px-4 pt-14">
          <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h2 id="three" className="font-semibold text-2xl">
              Where many begin
            </h2>
            <TextLink href="/courses">All courses</TextLink>
          </div>
          <ul className="grid gap-4 sm:grid-cols-3 sm:gap-5">
            {courses.map(course => (
              <li key={course.id}>
                <CourseCard course={course} picture={pictures[course.coverUrl ?? '']} level={3} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="mx-auto mt-16 grid w-full max-w-6xl justify-items-center gap-4 px-4 text-center">
        <h2 className="font-semibold text-2xl">The first stone is small</h2>
        <p className="max-w-[48ch] text-muted">
          A name, an e-mail address, a password. Then your progress waits for you on every device.
        </p>
        <ButtonLink href="/register" prefetch={false} variant="primary" size="lg">
          Create an account
        </ButtonLink>
      </section>
    </div>
  )
}

function Pitch() {
  return (
    <div className="grid gap-5">
      <h1 className="font-serif font-semibold text-[2.5rem] leading-[1.1] sm:text-[3.25rem]">
        Learn stone by stone, and mark the path for others
      </h1>
      <p className="max-w-[46ch] text-lg text-muted">
        Cairn is a place for real courses: texts, videos and quizzes at your own pace, where whoever went before you
        says honestly how the way was.
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/register" prefetch={false} variant="primary" size="lg">
          Create an account
        </ButtonLink>
        <ButtonLink href="/courses" prefetch={false} size="lg">
          Look at the courses
        </ButtonLink>
      </div>
    </div>
  )
}

function Steps() {
  return (
    <section aria-labelledby="steps" className="border-line border-y bg-sunken">
      <div className="mx-auto w-full max-w-6xl px-4 py-12">
        <h2 id="steps" className="font-semibold text-2xl">
          How a course becomes a cairn
        </h2>
        <ol className="mt-6 grid gap-8 sm:grid-cols-3">
          <Step done={1} title="Look before you enroll">
            Every course shows what is inside, and its free previews open at once, without an account.
          </Step>
          <Step done={2} title="Set a stone a section">
            Read, watch, answer. Each lesson says what is still missing, each quiz explains itself, and you go on at the
            very second where you stopped.
          </Step>
          <Step done={3} title="Help the next one choose">
            From a fifth of the way on you can review the course, and nobody before that. So its stars come from people
            who really walked.
          </Step>
        </ol>
      </div>
    </section>
  )
}

function Step({ done, title, children }: { done: number; title: string; children: ReactNode }) {
  const stones = [5, 4, 3].map((work, index) => ({ work, done: index < done ? 1 : 0 }))
  return (
    <li className="grid content-start gap-2">
      <Cairn stones={stones} seed="landing" className="size-24" />
      <h3 className="font-semibold text-lg">{title}</h3>
      <p className="max-w-[42ch] text-muted">{children}</p>
    </li>
  )
}
