// After a quiz: the result in words, and each question with one's own answer, what was right, and why.
import { Check, CircleCheck, CircleX, X } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import type { Images } from '@/components/ui/markdown/images'
import { Markdown } from '@/components/ui/markdown/markdown'
import type { Attempt, AttemptResult } from '@/lib/assessments/schemas'
import { BeginForm } from './begin-form'

type AttemptResultViewProps = {
  attempt: Attempt
  result: AttemptResult
  path: string
  title: string
  images: Images
  attemptsLeft: number | null
  nextPath: string | null
}

export function AttemptResultView({
  attempt,
  result,
  path,
  title,
  images,
  attemptsLeft,
  nextPath,
}: AttemptResultViewProps) {
  const { score, passed, passPercent } = result
  const right = result.items.filter(item => item.correct).length
  const again = { path, quizId: attempt.quizId, variant: passed ? ('secondary' as const) : ('primary' as const) }
  return (
    <div className="grid gap-8">
      <header className="grid gap-3">
        <p className="text-muted text-sm">
          {title} · {attempt.mode === 'practice' ? 'Practice' : `Attempt ${attempt.number}`}
        </p>
        <h1 className="font-semibold text-2xl">{passed ? 'Passed' : 'Not passed yet'}</h1>
        <p>
          <strong className="font-semibold text-lg tabular-nums">{score} %</strong>: {right} of {result.items.length}{' '}
          questions right. {passWords(passed, passPercent)}
        </p>
        <div className="flex flex-wrap gap-2">
          {passed && nextPath && (
            <ButtonLink href={nextPath} variant="primary" prefetch={false}>
              Next lesson
            </ButtonLink>
          )}
          {attemptsLeft === 0 ? (
            <BeginForm {...again} mode="practice" label="Practice" />
          ) : (
            <BeginForm {...again} mode="graded" label="Try again" />
          )}
        </div>
      </header>
      <ol className="grid gap-8">
        {result.items.map((item, index) => (
          <li key={item.id} className="border-line border-t pt-6">
            <ItemResult item={item} number={index + 1} images={images} />
          </li>
        ))}
      </ol>
    </div>
  )
}

type ItemResultProps = { item: AttemptResult['items'][number]; number: number; images: Images }

function ItemResult({ item, number, images }: ItemResultProps) {
  const chosen = new Set(item.answer?.choiceIds)
  return (
    <section aria-labelledby={`result-${number}`}>
      <h2 id={`result-${number}`} className="mb-2 flex items-center gap-2 font-semibold">
        {item.correct ? <CircleCheck className="text-accent" /> : <CircleX className="text-red" />}
        Question {number}: {item.correct ? 'right' : chosen.size === 0 ? 'not answered' : 'not right'}
      </h2>
      <Markdown
        source={item.promptMarkdown}
        headingOffset={2}
        idPrefix={`r${number}`}
        images={images}
        className="mb-4"
      />
      <ul className="grid gap-2">
        {item.choices.map((choice, index) => (
          <li
            key={choice.id}
            className={classes(
              'rounded-md border px-4 py-3',
              choice.correct ? 'border-accent bg-accent-soft' : 'border-line bg-raised',
            )}
          >
            <ChoiceWords chosen={chosen.has(choice.id)} correct={choice.correct} />
            <Markdown source={choice.textMarkdown} idPrefix={`r${number}c${index}`} className="choice" />
          </li>
        ))}
      </ul>
      {item.explanationMarkdown && (
        <div className="mt-4 border-control border-s-2 ps-4">
          <p className="mb-1 font-medium text-muted text-sm">Why</p>
          <Markdown source={item.explanationMarkdown} headingOffset={2} idPrefix={`r${number}e`} images={images} />
        </div>
      )}
    </section>
  )
}

function ChoiceWords({ chosen, correct }: { chosen: boolean; correct: boolean }) {
  if (!chosen && !correct) return null
  return (
    <p className="mb-0.5 flex items-center gap-1.5 text-sm">
      {correct ? <Check className="!size-4 text-accent" /> : <X className="!size-4 text-red" />}
      {chosen && correct ? 'Your answer, right' : chosen ? 'Your answer' : 'Right answer'}
    </p>
  )
}

function passWords(passed: boolean, passPercent: number): string {
  return passed ? 'Well done.' : `It takes ${passPercent} % to pass. Read why below, then try again.`
}
