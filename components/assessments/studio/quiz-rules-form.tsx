// The rules of a quiz: what passes, how many questions, how long and how often.
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { QuizRules } from './quiz-form'

type QuizRulesFormProps = { rules: QuizRules; itemCount: number; onChange: (change: Partial<QuizRules>) => void }

export function QuizRulesForm({ rules, itemCount, onChange }: QuizRulesFormProps) {
  return (
    <details className="rounded-md border border-line">
      <summary className="min-h-10 px-4 py-2 font-medium">
        Rules <span className="font-normal text-muted text-sm">{words(rules, itemCount)}</span>
      </summary>
      <div className="grid gap-4 border-line border-t p-4 sm:grid-cols-2">
        <NumberField
          label="Passed with (percent)"
          value={rules.passPercent}
          min={0}
          max={100}
          onChange={value => onChange({ passPercent: value ?? 70 })}
        />
        <NumberField
          label="Questions in an attempt"
          hint="Empty asks all. Fewer are drawn by chance."
          value={rules.drawCount}
          min={1}
          max={Math.max(1, itemCount)}
          onChange={drawCount => onChange({ drawCount })}
        />
        <NumberField
          label="Time limit (minutes)"
          hint="Empty sets none."
          value={rules.timeLimitSeconds === null ? null : Math.max(1, Math.round(rules.timeLimitSeconds / 60))}
          min={1}
          max={1440}
          onChange={minutes => onChange({ timeLimitSeconds: minutes === null ? null : minutes * 60 })}
        />
        <NumberField
          label="Attempts allowed"
          hint="Empty allows any number."
          value={rules.attemptsAllowed}
          min={1}
          max={1000}
          onChange={attemptsAllowed => onChange({ attemptsAllowed })}
        />
        <Checkbox
          label="Mix the questions and their answers"
          checked={rules.shuffle}
          onChange={event => onChange({ shuffle: event.target.checked })}
        />
      </div>
    </details>
  )
}

type NumberFieldProps = {
  label: string
  hint?: string
  value: number | null
  min: number
  max: number
  onChange: (value: number | null) => void
}

export function NumberField({ label, hint, value, min, max, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {control => (
        <Input
          {...control}
          type="number"
          min={min}
          max={max}
          value={value ?? ''}
          onChange={event => {
            const number = Math.round(event.target.valueAsNumber)
            onChange(Number.isFinite(number) ? Math.max(min, Math.min(max, number)) : null)
          }}
        />
      )}
    </Field>
  )
}

function words({ passPercent, drawCount, timeLimitSeconds, attemptsAllowed }: QuizRules, itemCount: number): string {
  return [
    `passed with ${passPercent} %`,
    drawCount !== null && drawCount < itemCount && `${drawCount} of ${itemCount} questions`,
    timeLimitSeconds !== null && `${Math.round(timeLimitSeconds / 60)} min`,
    attemptsAllowed !== null && (attemptsAllowed === 1 ? 'one attempt' : `${attemptsAllowed} attempts`),
  ]
    .filter(Boolean)
    .join(' · ')
}
