// Before a quiz: what it takes to pass, how long there is, and what one has done so far.

import { duration } from '@/components/learning/playback/clock-time'
import { TextLink } from '@/components/ui/text-link'
import type { QuizOverview } from '@/lib/assessments/schemas'
import { BeginForm } from './begin-form'
import { attemptView } from './quiz-address'

export function QuizStart({ overview, path }: { overview: QuizOverview; path: string }) {
  const { passPercent, itemCount, timeLimitSeconds, attemptsUsed, attemptsLeft, bestScore, passed } = overview
  const facts = [
    ['Questions', String(itemCount)],
    ['To pass', `${passPercent} % or more`],
    ['Time', timeLimitSeconds === null ? 'As long as you like' : duration(timeLimitSeconds)],
    ['Attempts', attemptsWords(attemptsUsed, attemptsLeft)],
    ...(bestScore === null ? [] : [['Best result', `${bestScore} %${passed ? ', passed' : ''}`]]),
  ]
  return (
    <div className="grid gap-6">
      <dl className="grid gap-x-6 gap-y-3 rounded-md border border-line bg-raised px-5 py-4 sm:grid-cols-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-muted text-sm">{name}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted">
        Your answers are saved as you choose them. What was right, and why, you see once you have submitted.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Begin overview={overview} path={path} />
        {overview.lastResultId && (
          <TextLink href={attemptView(path, overview.lastResultId)}>See your last result</TextLink>
        )}
      </div>
    </div>
  )
}

function Begin({ overview, path }: { overview: QuizOverview; path: string }) {
  const { quizId, openAttemptId, attemptsUsed, attemptsLeft } = overview
  if (openAttemptId) return <BeginForm path={path} quizId={quizId} mode="graded" label="Continue your attempt" />
  if (attemptsLeft === 0) return <BeginForm path={path} quizId={quizId} mode="practice" label="Practice" />
  return (
    <BeginForm path={path} quizId={quizId} mode="graded" label={attemptsUsed === 0 ? 'Start the quiz' : 'Try again'} />
  )
}

function attemptsWords(used: number, left: number | null): string {
  if (left === null) return used === 0 ? 'As many as you like' : `${used} so far, as many as you like`
  return `${left} of ${used + left} left`
}
