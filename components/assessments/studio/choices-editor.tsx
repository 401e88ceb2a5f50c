// The answers of a question: their words, and which are right.
import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { type ChoiceDraft, type ItemDraft, newChoice } from './quiz-form'

type ChoicesEditorProps = { item: ItemDraft; name: string; onChange: (fields: Partial<ItemDraft>) => void }

const MOST = 12

export function ChoicesEditor({ item, name, onChange }: ChoicesEditorProps) {
  const id = useId()
  const { kind, choices } = item
  const set = (key: string, change: Partial<ChoiceDraft>) =>
    onChange({ choices: choices.map(choice => (choice.key === key ? { ...choice, ...change } : choice)) })
  const markRight = (key: string, correct: boolean) => {
    if (kind === 'multiple') return set(key, { correct })
    onChange({ choices: choices.map(choice => ({ ...choice, correct: choice.key === key })) })
  }
  const setKind = (several: boolean) => {
    const first = choices.find(({ correct }) => correct)?.key
    const kept = several ? choices : choices.map(choice => ({ ...choice, correct: choice.key === first }))
    onChange({ kind: several ? 'multiple' : 'single', choices: kept })
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-[0.9375rem]">Answers; mark what is right</legend>
      {choices.map((choice, at) => (
        <div key={choice.key} className="flex items-center gap-2">
          <input
            type={kind === 'single' ? 'radio' : 'checkbox'}
            name={id}
            aria-label={`Answer ${at + 1} of ${name.toLowerCase()} is right`}
            checked={choice.correct}
            onChange={event => markRight(choice.key, event.target.checked)}
            className="size-5 shrink-0"
          />
          <Input
            aria-label={`Answer ${at + 1} of ${name.toLowerCase()}`}
            value={choice.textMarkdown}
            maxLength={2000}
            onChange={event => set(choice.key, { textMarkdown: event.target.value })}
          />
          <IconButton
            size="sm"
            label={`Remove answer ${at + 1} of ${name.toLowerCase()}`}
            icon={<X />}
            disabled={choices.length <= 2}
            onClick={() => onChange({ choices: choices.filter(({ key }) => key !== choice.key) })}
          />
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-4">
        <Button
          size="sm"
          icon={<Plus />}
          disabled={choices.length >= MOST}
          onClick={() => onChange({ choices: [...choices, newChoice()] })}
        >
          Add an answer
        </Button>
        <Checkbox
          label="Several answers can be right"
          checked={kind === 'multiple'}
          onChange={event => setKind(event.target.checked)}
        />
      </div>
    </fieldset>
  )
}
