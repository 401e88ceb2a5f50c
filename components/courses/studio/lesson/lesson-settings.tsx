// What a lesson is besides its text: kind, difficulty, minutes, who may look into it, its skills and its embedded page.
import { ChevronDown } from 'lucide-react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { LessonFields } from './lesson-fields'
import { SkillsField } from './skills-field'

type LessonSettingsProps = {
  fields: LessonFields
  known: string[]
  onEdit: (change: Partial<LessonFields>) => void
}

const KINDS: [LessonFields['kind'], string][] = [
  ['article', 'Article'],
  ['video', 'Video'],
  ['quiz', 'Quiz'],
  ['file', 'File'],
  ['embed', 'Embedded page'],
]
const DIFFICULTIES: LessonFields['difficulty'][] = ['easy', 'medium', 'hard', 'expert']

export function LessonSettings({ fields, known, onEdit }: LessonSettingsProps) {
  const kinds = KINDS.some(([kind]) => kind === fields.kind) ? KINDS : [...KINDS, [fields.kind, 'Assignment'] as const]
  return (
    <details className="group rounded-md border border-line bg-raised">
      <summary className="flex min-h-10 flex-wrap items-center gap-x-2 px-4 py-2 font-medium">
        <ChevronDown className="-ms-1 size-4 text-muted transition-transform group-open:rotate-180" aria-hidden />
        Settings <span className="font-normal text-muted text-sm">{summary(fields)}</span>
      </summary>
      <div className="grid gap-4 border-line border-t p-4 sm:grid-cols-2">
        <Field label="Kind">
          {control => (
            <Select
              {...control}
              value={fields.kind}
              onChange={event =>
                onEdit({ kind: kinds.find(([kind]) => kind === event.target.value)?.[0] ?? 'article' })
              }
            >
              {kinds.map(([kind, label]) => (
                <option key={kind} value={kind}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Difficulty">
          {control => (
            <Select
              {...control}
              value={fields.difficulty}
              onChange={event =>
                onEdit({ difficulty: DIFFICULTIES.find(one => one === event.target.value) ?? 'medium' })
              }
            >
              {DIFFICULTIES.map(difficulty => (
                <option key={difficulty} value={difficulty}>
                  {capital(difficulty)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Minutes" hint="How long it takes. Articles count their words unless you say otherwise.">
          {control => (
            <Input
              {...control}
              key={fields.durationSeconds}
              type="number"
              min={0}
              max={6000}
              step={1}
              defaultValue={Math.round(fields.durationSeconds / 60)}
              onBlur={event => {
                const minutes = Math.max(0, Math.min(6000, Math.round(event.target.valueAsNumber || 0)))
                if (minutes !== Math.round(fields.durationSeconds / 60)) onEdit({ durationSeconds: minutes * 60 })
              }}
            />
          )}
        </Field>
        <div className="grid content-start gap-3">
          <Checkbox
            label="Free preview"
            hint="Everyone may open it without enrolling."
            checked={fields.freePreview}
            onChange={event => onEdit({ freePreview: event.target.checked })}
          />
          <Checkbox
            label="Optional"
            hint="Not needed to complete the course."
            checked={fields.optional}
            onChange={event => onEdit({ optional: event.target.checked })}
          />
        </div>
        <SkillsField skills={fields.skills} known={known} onChange={skills => onEdit({ skills })} />
        {fields.kind === 'embed' && (
          <Field
            label="Address of the page"
            hint="Players and sandboxes that are made for it, such as YouTube (youtube-nocookie.com/embed/…), Vimeo, CodePen or GeoGebra."
            className="sm:col-span-2"
          >
            {control => (
              <Input
                {...control}
                type="url"
                inputMode="url"
                value={fields.embedUrl ?? ''}
                placeholder="https://"
                onChange={event => onEdit({ embedUrl: event.target.value.trim() || null })}
              />
            )}
          </Field>
        )}
      </div>
    </details>
  )
}

function summary({ kind, difficulty, durationSeconds, freePreview, optional, skills }: LessonFields): string {
  const minutes = Math.max(1, Math.round(durationSeconds / 60))
  const words = [
    KINDS.find(([name]) => name === kind)?.[1] ?? 'Assignment',
    difficulty,
    durationSeconds > 0 && `${minutes} min`,
    freePreview && 'free preview',
    optional && 'optional',
    skills.length > 0 && skills.join(', '),
  ]
  return words.filter(Boolean).join(' · ')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
