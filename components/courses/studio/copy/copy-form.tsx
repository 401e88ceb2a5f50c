// Chooses lessons and the course that gets copies of them.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Section } from '@/lib/courses/schemas'
import { copyTo } from './actions'

type CopyFormProps = { sections: Section[]; targets: { id: string; title: string }[] }

export function CopyForm({ sections, targets }: CopyFormProps) {
  const form = useForm(copyTo)
  return (
    <form action={form.submit} className="grid gap-5" noValidate>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {form.error('lessonIds') && <Alert tone="error">Choose at least one lesson.</Alert>}
      {sections.map(section => (
        <fieldset key={section.id} className="grid gap-2">
          <legend className="wrap-anywhere mb-2 font-medium">{section.title}</legend>
          {section.lessons.map(lesson => (
            <Checkbox key={lesson.id} name="lessonIds" value={lesson.id} label={lesson.title} />
          ))}
        </fieldset>
      ))}
      <Field
        label="Copy them to"
        hint="They stand at the end of its last section, with their media, quizzes and skills."
        error={form.error('toCourseId')}
        className="max-w-md"
      >
        {control => (
          <Select {...control} name="toCourseId" defaultValue={form.value('toCourseId', targets[0]?.id)}>
            {targets.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <SubmitButton className="justify-self-start">Copy the lessons</SubmitButton>
    </form>
  )
}
