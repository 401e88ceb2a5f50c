// What a course says of itself in the catalogue and on its page.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { KeptDraft } from '@/components/ui/kept-draft'
import { Textarea } from '@/components/ui/textarea'
import { decimalsOf } from '@/lib/core/money'
import type { CourseDetails } from '@/lib/courses/editing/reads'
import type { Category } from '@/lib/courses/schemas'
import { withoutReset } from '../without-reset'
import { save } from './actions'
import { CourseBasics } from './course-basics'

type DetailsFormProps = {
  courseId: string
  userId: string
  seen: string
  details: CourseDetails
  categories: Category[]
}

const FIELDS = ['title', 'subtitle', 'descriptionMarkdown', 'outcomes', 'requirements']

export function DetailsForm({ courseId, userId, seen, details, categories }: DetailsFormProps) {
  const form = useForm(save)
  const { currency, priceMinor } = details
  /** After a conflict: what the newest version says where it is not what was typed. */
  const elsewhere = (name: string, newest: string) =>
    form.code === 'edit_conflict' && form.value(name, newest) !== newest
      ? `Saved elsewhere meanwhile: “${newest}”`
      : undefined
  const price = (priceMinor / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency))
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-5" noValidate>
      <input type="hidden" name="courseId" value={courseId} />
      <input type="hidden" name="seen" value={seen} />
      <Field label="Title" hint={elsewhere('title', details.title)} required error={form.error('title')}>
        {control => (
          <Input {...control} name="title" maxLength={200} defaultValue={form.value('title', details.title)} />
        )}
      </Field>
      <Field
        label="Subtitle"
        hint={elsewhere('subtitle', details.subtitle) ?? 'For whom it is, in one line.'}
        optional
        error={form.error('subtitle')}
      >
        {control => (
          <Input {...control} name="subtitle" maxLength={300} defaultValue={form.value('subtitle', details.subtitle)} />
        )}
      </Field>
      <Field
        label="Description"
        hint={
          elsewhere('descriptionMarkdown', details.descriptionMarkdown) ??
          'Markdown. Needed before the course can be published.'
        }
        error={form.error('descriptionMarkdown')}
      >
        {control => (
          <Textarea
            {...control}
            name="descriptionMarkdown"
            rows={8}
            maxLength={100_000}
            defaultValue={form.value('descriptionMarkdown', details.descriptionMarkdown)}
          />
        )}
      </Field>
      <CourseBasics categories={categories} value={form.value} error={form.error} given={details} />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Price" hint="0 is free." error={form.error('price')}>
          {control => <Input {...control} name="price" inputMode="decimal" defaultValue={form.value('price', price)} />}
        </Field>
        <Field label="Currency" hint="Such as EUR or USD." error={form.error('currency')}>
          {control => (
            <Input {...control} name="currency" maxLength={3} defaultValue={form.value('currency', currency)} />
          )}
        </Field>
      </div>
      <Field
        label="What one will be able to do"
        hint="One point a line."
        optional
        error={linesError(form.errors, 'outcomes')}
      >
        {control => (
          <Textarea {...control} name="outcomes" defaultValue={form.value('outcomes', details.outcomes.join('\n'))} />
        )}
      </Field>
      <Field
        label="What one needs before"
        hint="One point a line."
        optional
        error={linesError(form.errors, 'requirements')}
      >
        {control => (
          <Textarea
            {...control}
            name="requirements"
            defaultValue={form.value('requirements', details.requirements.join('\n'))}
          />
        )}
      </Field>
      <KeptDraft name={`details.${userId}.${courseId}`} fields={FIELDS} done={form.done !== null && !form.pending} />
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {form.done && !form.pending && <Alert tone="success">Saved. The page of the course says so from now on.</Alert>}
      <Button type="submit" variant="primary" pending={form.pending} className="justify-self-start">
        Save the details
      </Button>
    </form>
  )
}

/** A line of a list is named by its number. */
function linesError(errors: { path: string; message: string }[], name: string): string | undefined {
  const found = errors.find(({ path }) => path === name || path.startsWith(`${name}.`))
  if (!found) return undefined
  const at = Number(found.path.split('.')[1])
  return Number.isInteger(at) ? `Line ${at + 1} ${found.message}.` : found.message
}
