// Chooses lessons and the course that gets copies of them.
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { newId } from '@/lib/core/ids'
import type { Section } from '@/lib/courses/schemas'
import { Deed } from '../publish/deed'
import { copyTo } from './actions'

type CopyFormProps = { sections: Section[]; targets: { id: string; title: string }[] }

export function CopyForm({ sections, targets }: CopyFormProps) {
  return (
    <Deed action={copyTo} fields={{ formKey: newId() }} label="Copy the lessons" variant="primary">
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
        className="max-w-md"
      >
        {control => (
          <Select {...control} name="toCourseId" defaultValue={targets[0]?.id}>
            {targets.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </Deed>
  )
}
