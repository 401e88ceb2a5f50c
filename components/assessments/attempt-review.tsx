// Before submitting: which questions are answered, which are not, which one wanted to see again.
import { Flag } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import { plainText } from '@/components/ui/markdown/plain-text'
import type { Attempt } from '@/lib/assessments/schemas'
import { FinishForm } from './finish-form'
import { isAnswered } from './question-numbers'
import { attemptView } from './quiz-address'

type AttemptReviewProps = { attempt: Attempt; path: string; title: string }

export function AttemptReview({ attempt, path, title }: AttemptReviewProps) {
  const open = attempt.items.filter(item => !isAnswered(item)).length
  return (
    <div className="grid gap-6">
      <header>
        <p className="text-muted text-sm">{title}</p>
        <h1 className="font-semibold text-2xl">Before you submit</h1>
        <p className="mt-1">{openWords(open, attempt.items.length)}</p>
      </header>
      <ol className="grid gap-1.5">
        {attempt.items.map((item, index) => (
          <li key={item.id}>
            <a
              href={attemptView(path, attempt.id, String(index + 1))}
              className="flex items-center gap-3 rounded-sm border border-line bg-raised px-3 py-2 hover:border-control"
            >
              <span className="w-6 shrink-0 text-muted tabular-nums">{index + 1}</span>
              <span className="min-w-0 flex-1 truncate">{plainText(item.promptMarkdown).split('\n')[0]}</span>
              {item.flagged && (
                <span className="text-muted">
                  <Flag className="!size-4" />
                  <span className="sr-only">Flagged</span>
                </span>
              )}
              <span className={classes('shrink-0 text-sm', isAnswered(item) ? 'text-accent' : 'font-medium text-ink')}>
                {isAnswered(item) ? 'Answered' : 'Open'}
              </span>
            </a>
          </li>
        ))}
      </ol>
      <FinishForm attempt={attempt} path={path} />
    </div>
  )
}

function openWords(open: number, count: number): string {
  if (open === 0) return `All ${count} questions are answered.`
  return `${open} of ${count} questions ${open === 1 ? 'is' : 'are'} not answered yet; they would count as wrong.`
}
