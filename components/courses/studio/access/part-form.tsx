// What opens one part of a course: what has to be complete, from when on, and how a lesson is marked.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { withoutReset } from '../without-reset'
import { saveOpening } from './actions'
import { DripFields, type DripShown } from './drip-fields'

type Option = { value: string; label: string }
export type EditedPart = {
  courseId: string
  sectionId?: string
  lessonId?: string
  /** What it asks for now, and what else can be asked for. */
  asked: Option[]
  groups: { label: string; options: Option[] }[]
  /** Other courses that one teaches, by slug. */
  courses: Option[]
  drip: DripShown | null
  marks: { freePreview: boolean; optional: boolean } | null
}

export function PartForm({ part, closeHref }: { part: EditedPart; closeHref: string }) {
  const form = useForm(saveOpening)
  const listId = `courses-${part.lessonId ?? part.sectionId ?? part.courseId}`
  return (
    <form
      action={form.submit}
      onSubmit={withoutReset(form.submit)}
      className="grid gap-5 rounded-md border border-line bg-raised p-4"
      noValidate
    >
      <input type="hidden" name="courseId" value={part.courseId} />
      {part.sectionId && <input type="hidden" name="sectionId" value={part.sectionId} />}
      {part.lessonId && <input type="hidden" name="lessonId" value={part.lessonId} />}
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium text-[0.9375rem]">Opens after these are complete</legend>
        {part.asked.map(({ value, label }) => (
          <Checkbox key={value} name="requires" value={value} defaultChecked label={label} />
        ))}
        {(part.lessonId || part.sectionId) && part.asked.every(({ value }) => value !== 'previous') && (
          <Checkbox
            name="requires"
            value="previous"
            label={`the ${part.lessonId ? 'lesson' : 'section'} before it`}
            hint="Wherever you move either."
          />
        )}
        {part.groups.length > 0 && (
          <Field label="Another lesson or section" optional>
            {control => (
              <Select key={part.asked.length} {...control} name="requires" defaultValue={form.value('requires')}>
                <option value="">Choose a lesson or a section</option>
                {part.groups.map(group => (
                  <optgroup key={group.label} label={group.label}>
                    {group.options.map(option => (
                      <option key={option.value} value={option.value}>
                        {option.label}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label="Another course" optional hint="Its address, such as /courses/read-the-weather">
          {control => (
            <>
              <Input
                key={part.asked.length}
                {...control}
                name="course"
                list={listId}
                autoComplete="off"
                defaultValue={form.value('course')}
              />
              <datalist id={listId}>
                {part.courses.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      </fieldset>
      {part.drip && <DripFields drip={part.drip} dateError={form.error('date')} daysError={form.error('days')} />}
      {part.marks && (
        <fieldset className="grid gap-3">
          <legend className="mb-2 font-medium text-[0.9375rem]">This lesson is</legend>
          <Checkbox
            name="freePreview"
            defaultChecked={part.marks.freePreview}
            label="a free preview"
            hint="Anyone may open it, also without an account."
          />
          <Checkbox
            name="optional"
            defaultChecked={part.marks.optional}
            label="optional"
            hint="It counts for no percentage, and nobody needs it to finish."
          />
        </fieldset>
      )}
      {form.message && <Alert tone="error">{form.message}</Alert>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={form.pending}>
          Save
        </Button>
        <a href={closeHref} className="text-accent underline">
          Close
        </a>
        <span role="status" className="text-muted text-sm">
          {form.done && !form.pending && 'Saved.'}
        </span>
      </div>
    </form>
  )
}
