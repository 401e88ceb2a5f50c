// A real question of a real course, to be tried without an account.
import { Markdown } from '@/components/ui/markdown/markdown'
import { TextLink } from '@/components/ui/text-link'
import type { TrialQuestion } from '@/lib/assessments/trial/schemas'
import { TrialForm } from './trial-form'

export function Trial({ question }: { question: TrialQuestion }) {
  return (
    <section
      aria-labelledby="trial"
      className="grid gap-4 rounded-md border border-line bg-raised p-5 shadow-raised sm:p-6"
    >
      <header>
        <h2 id="trial" className="font-semibold text-lg">
          Try one. No account needed.
        </h2>
        <p className="text-muted text-sm">
          From the quiz of <TextLink href={`/courses/${question.course.slug}`}>{question.course.title}</TextLink>
        </p>
      </header>
      <TrialForm
        itemId={question.itemId}
        prompt={<Markdown source={question.promptMarkdown} idPrefix="trial" className="mb-1 text-base!" />}
        choices={question.choices.map(({ id, textMarkdown }, index) => ({
          id,
          label: <Markdown source={textMarkdown} idPrefix={`trial-${index}`} className="text-base!" />,
        }))}
        course={question.course}
      />
    </section>
  )
}
