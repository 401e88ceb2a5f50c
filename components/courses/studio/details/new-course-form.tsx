// The form of a new course: its name, its place in the catalogue, and what to begin from.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import type { CourseTemplate } from '@/lib/courses/copying/schemas'
import type { Category } from '@/lib/courses/schemas'
import { counted } from '../../words'
import { withoutReset } from '../without-reset'
import { begin } from './actions'
import { CourseBasics } from './course-basics'

type NewCourseFormProps = { formKey: string; categories: Category[]; templates: CourseTemplate[] }

export function NewCourseForm({ formKey, categories, templates }: NewCourseFormProps) {
  const form = useForm(begin)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-6" noValidate>
      <input type="hidden" name="formKey" value={formKey} />
      <Field
        label="Title"
        hint="What it is about, in a few words. You can change it later."
        required
        error={form.error('title')}
      >
        {control => <Input {...control} name="title" maxLength={200} defaultValue={form.value('title')} />}
      </Field>
      <CourseBasics
        categories={categories}
        value={form.value}
        error={form.error}
        given={{ categorySlug: categories[0]?.slug ?? '', level: 'beginner', language: 'en' }}
      />
      <RadioGroup legend="Begin with">
        <Radio
          boxed
          name="templateId"
          value=""
          defaultChecked
          label="An empty course"
          hint="One section and one lesson to write at once."
        />
        {templates.map(({ id, title, subtitle, sectionCount, lessonCount, ownerName }) => (
          <Radio
            key={id}
            boxed
            name="templateId"
            value={id}
            label={ownerName ? `${title}, by ${ownerName}` : title}
            hint={`${subtitle ? `${subtitle} ` : ''}${counted(sectionCount, 'section')}, ${counted(lessonCount, 'lesson')}.`}
          />
        ))}
      </RadioGroup>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <Button type="submit" variant="primary" pending={form.pending} className="justify-self-start">
        Create the course
      </Button>
    </form>
  )
}
