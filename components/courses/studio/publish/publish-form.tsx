// Publish now, or choose an hour: with what changed, and what becomes of learners under way.
'use client'

import { useState } from 'react'
import { useForm } from '@/components/accounts/use-form'
import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { EarlyFields } from '@/components/ui/early-fields'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { publish, schedule } from './actions'

type PublishFormProps = {
  courseId: string
  button: string
  /** 0 where nobody is under way: then nothing is asked. */
  learnersUnderWay: number
  asksWhatChanged: boolean
  timeZone: string
  /** The earliest local time that can be chosen. */
  earliest: string
}

export function PublishForm(props: PublishFormProps) {
  const [later, setLater] = useState(false)
  const [atOnce, atTime] = [useForm(publish), useForm(schedule)]
  const form = later ? atTime : atOnce
  return (
    <div className="grid gap-4">
      <EarlyFields>
        <RadioGroup legend="When" className="grid-cols-2 gap-2">
          <Radio name="when" label="Now" checked={!later} onChange={() => setLater(false)} />
          <Radio name="when" label="At a time" checked={later} onChange={() => setLater(true)} />
        </RadioGroup>
      </EarlyFields>
      <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-4" noValidate>
        <Failure failure={form.failure} errors={form.errors.filter(({ path }) => path !== 'at')} />
        {later && <TimeFields {...props} value={atTime.value('at')} error={atTime.error('at')} />}
        <CommonFields {...props} value={form.value} noteError={form.error('note')} />
        <SubmitButton className="justify-self-start">{later ? 'Schedule' : props.button}</SubmitButton>
      </form>
    </div>
  )
}

type TimeProps = PublishFormProps & { value: string; error: string | undefined }

function TimeFields({ timeZone, earliest, value, error }: TimeProps) {
  return (
    <>
      <input type="hidden" name="timeZone" value={timeZone} />
      <Field label="Publish at" hint={`In your time zone, ${timeZone.replaceAll('_', ' ')}`} error={error} required>
        {control => <Input {...control} type="datetime-local" name="at" min={earliest} defaultValue={value} />}
      </Field>
    </>
  )
}

type CommonProps = PublishFormProps & {
  value: (name: string, initial?: string) => string
  noteError: string | undefined
}

function CommonFields({ courseId, asksWhatChanged, learnersUnderWay, value, noteError }: CommonProps) {
  const chosen = value('learners', 'keep')
  return (
    <>
      <input type="hidden" name="id" value={courseId} />
      {asksWhatChanged && (
        <Field
          label="What changed"
          optional
          hint="For the history, and for whoever teaches with you."
          error={noteError}
        >
          {control => <Textarea {...control} name="note" rows={3} maxLength={2000} defaultValue={value('note')} />}
        </Field>
      )}
      {asksWhatChanged && learnersUnderWay > 0 && (
        <RadioGroup
          key={chosen}
          legend={
            learnersUnderWay === 1
              ? 'The learner under way'
              : `The ${learnersUnderWay.toLocaleString('en')} learners under way`
          }
        >
          <Radio
            name="learners"
            value="keep"
            defaultChecked={chosen !== 'migrate'}
            label="Stay on the version they started"
            hint="They can move to the new one themselves."
          />
          <Radio
            name="learners"
            value="migrate"
            defaultChecked={chosen === 'migrate'}
            label="Move to this version"
            hint="What they completed stays completed."
          />
        </RadioGroup>
      )}
    </>
  )
}

function Failure({ failure, errors }: { failure: string | null; errors: { path: string; message: string }[] }) {
  if (failure) return <Alert tone="error">{failure}</Alert>
  if (errors.length === 0) return null
  return (
    <Alert tone="error" title="It cannot be published yet">
      <ul className="list-disc ps-5">
        {errors.map(({ path, message }) => (
          <li key={path + message}>{message}</li>
        ))}
      </ul>
    </Alert>
  )
}
