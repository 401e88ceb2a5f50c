// One question to try: pick, check, and read why. A plain form, so that it works before any script has loaded.
'use client'

import { CircleCheck, CircleX } from 'lucide-react'
import { type ReactNode, useActionState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { answerTrial } from './actions'

type TrialFormProps = {
  itemId: string
  prompt: ReactNode
  choices: { id: string; label: ReactNode }[]
  course: { slug: string; title: string }
}

export function TrialForm({ itemId, prompt, choices, course }: TrialFormProps) {
  const [state, submit] = useActionState(answerTrial, null)
  const result = state?.ok ? state.value : null
  const failed = state && !state.ok ? state : null
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="itemId" value={itemId} />
      <RadioGroup
        key={result?.chosenId ?? 'open'}
        legend={prompt}
        error={failed && (failed.errors[0]?.message ?? failed.message)}
      >
        {choices.map(choice => (
          <Radio
            key={choice.id}
            boxed
            name="choiceId"
            value={choice.id}
            label={choice.label}
            hint={result && hintFor(choice.id, result)}
            defaultChecked={result?.chosenId === choice.id}
          />
        ))}
      </RadioGroup>
      <div role="status">
        {result && (
          <div className="grid gap-2 rounded-md bg-sunken px-4 py-3">
            <p className="flex items-center gap-2 font-medium">
              {result.correct ? <CircleCheck className="text-accent" /> : <CircleX className="text-red" />}
              {result.correct ? 'Right. That is a stone.' : 'Not quite, and now you know why.'}
            </p>
            {result.explanation}
          </div>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={result ? 'secondary' : 'primary'}>
          {result ? 'Check again' : 'Check my answer'}
        </SubmitButton>
        {result && (
          <ButtonLink href={`/courses/${course.slug}`} prefetch={false} variant="primary" className="min-w-0 shrink!">
            Go on with {course.title}
          </ButtonLink>
        )}
      </div>
    </form>
  )
}

function hintFor(id: string, result: { chosenId: string; rightChoiceId: string }): string | undefined {
  if (id === result.rightChoiceId) return id === result.chosenId ? 'Your answer, and the right one' : 'The right answer'
  return id === result.chosenId ? 'Your answer' : undefined
}
