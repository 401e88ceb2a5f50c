// One question of an open attempt, rendered on the server; the form around it saves each choice at once.

import { Checkbox } from '@/components/ui/checkbox'
import type { Images } from '@/components/ui/markdown/images'
import { Markdown } from '@/components/ui/markdown/markdown'
import { Radio } from '@/components/ui/radio-group'
import type { Attempt } from '@/lib/assessments/schemas'
import { QuestionForm } from './question-form'
import { QuestionNumbers } from './question-numbers'

type QuestionViewProps = { attempt: Attempt; path: string; title: string; number: number; images: Images }

export function QuestionView({ attempt, path, title, number, images }: QuestionViewProps) {
  const item = attempt.items[number - 1]
  if (!item) return null
  const chosen = new Set(item.answer?.choiceIds)
  const Control = item.kind === 'single' ? Radio : Checkbox
  return (
    <QuestionForm
      key={item.id}
      attemptId={attempt.id}
      itemId={item.id}
      path={path}
      number={number}
      count={attempt.items.length}
      flagged={item.flagged}
      answered={item.answer !== null && chosen.size > 0}
      heading={
        <>
          <span className="font-normal text-muted text-sm">{title}</span>
          <span className="block font-semibold text-lg">
            Question {number} of {attempt.items.length}
          </span>
        </>
      }
      numbers={<QuestionNumbers items={attempt.items} current={number} />}
    >
      <div id="question" className="mb-5">
        <Markdown source={item.promptMarkdown} idPrefix={`q${number}`} images={images} />
      </div>
      <fieldset aria-describedby="question" className="grid gap-2">
        <legend className="mb-2 text-muted text-sm">
          {item.kind === 'single' ? 'Choose one answer.' : 'Choose all that are right.'}
        </legend>
        {item.choices.map((choice, index) => (
          <Control
            key={choice.id}
            boxed
            name="choice"
            value={choice.id}
            defaultChecked={chosen.has(choice.id)}
            label={<Markdown source={choice.textMarkdown} idPrefix={`q${number}c${index}`} className="choice" />}
          />
        ))}
      </fieldset>
    </QuestionForm>
  )
}
