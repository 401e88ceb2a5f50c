// One question of a quiz: what is asked, the answers with the right ones marked, and why.
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { SkillsField } from '@/components/courses/studio/lesson/skills-field'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { ChoicesEditor } from './choices-editor'
import { type ItemDraft, missingOf } from './quiz-form'
import { NumberField } from './quiz-rules-form'

type ItemEditorProps = {
  item: ItemDraft
  at: number
  of: number
  known: string[]
  onChange: (fields: Partial<ItemDraft>) => void
  onMove: (to: number) => void
  onRemove: () => void
}

const DIFFICULTIES: ItemDraft['difficulty'][] = ['easy', 'medium', 'hard', 'expert']

export function ItemEditor({ item, at, of, known, onChange, onMove, onRemove }: ItemEditorProps) {
  const id = useId()
  const name = `Question ${at + 1}`
  const missing = missingOf(item)
  return (
    <li data-item={item.key} aria-labelledby={id} className="grid gap-3 rounded-md border border-line bg-paper p-4">
      <div className="flex items-center gap-1">
        <h3 id={id} className="flex-1 font-semibold">
          {name}
        </h3>
        <IconButton
          size="sm"
          label={`Move ${name.toLowerCase()} up`}
          icon={<ArrowUp />}
          disabled={at === 0}
          onClick={() => onMove(at - 1)}
        />
        <IconButton
          size="sm"
          label={`Move ${name.toLowerCase()} down`}
          icon={<ArrowDown />}
          disabled={at === of - 1}
          onClick={() => onMove(at + 1)}
        />
        <IconButton size="sm" label={`Remove ${name.toLowerCase()}`} icon={<Trash2 />} onClick={onRemove} />
      </div>
      <Field label="What is asked" hint="Markdown">
        {control => (
          <Textarea
            {...control}
            rows={2}
            maxLength={10_000}
            value={item.promptMarkdown}
            onChange={event => onChange({ promptMarkdown: event.target.value })}
          />
        )}
      </Field>
      <ChoicesEditor item={item} name={name} onChange={onChange} />
      <Field label="Why" hint="Shown beside the answer afterwards." optional>
        {control => (
          <Textarea
            {...control}
            rows={2}
            maxLength={10_000}
            value={item.explanationMarkdown}
            onChange={event => onChange({ explanationMarkdown: event.target.value })}
          />
        )}
      </Field>
      <details>
        <summary className="min-h-8 text-muted text-sm">
          {item.difficulty} · {item.points === 1 ? '1 point' : `${item.points} points`}
          {item.skills.length > 0 && ` · ${item.skills.join(', ')}`}
        </summary>
        <div className="mt-2 grid gap-4 sm:grid-cols-2">
          <Field label="Difficulty">
            {control => (
              <Select
                {...control}
                value={item.difficulty}
                onChange={event =>
                  onChange({ difficulty: DIFFICULTIES.find(one => one === event.target.value) ?? 'medium' })
                }
              >
                {DIFFICULTIES.map(difficulty => (
                  <option key={difficulty}>{difficulty}</option>
                ))}
              </Select>
            )}
          </Field>
          <NumberField
            label="Points"
            value={item.points}
            min={1}
            max={100}
            onChange={points => onChange({ points: points ?? 1 })}
          />
          <SkillsField skills={item.skills} known={known} onlyKnown onChange={skills => onChange({ skills })} />
        </div>
      </details>
      {missing.length > 0 && <p className="text-muted text-sm">Still to do: {missing.join(', ')}.</p>}
    </li>
  )
}
