// Takes one learner's access to a course, with the reason that they will read.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { takeAccess } from './actions'

type TakeAccessFormProps = { courseId: string; userId: string; name: string; isFree: boolean }

export function TakeAccessForm({ courseId, userId, name, isFree }: TakeAccessFormProps) {
  const form = useForm(takeAccess)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-3" noValidate>
      <input type="hidden" name="courseId" value={courseId} />
      <input type="hidden" name="userId" value={userId} />
      <p className="text-[0.9375rem]">
        {name} can no longer open the lessons. What they did is kept and comes back when they get access again.
        {isFree && ' This course is free, so they can enroll again by themselves.'}
      </p>
      <Field label="Why" hint="They read this in the mail that tells them." required error={form.error('reason')}>
        {control => (
          <Textarea {...control} name="reason" maxLength={1000} rows={3} defaultValue={form.value('reason')} />
        )}
      </Field>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <Button type="submit" variant="danger" pending={form.pending} className="justify-self-start">
        Take the access
      </Button>
    </form>
  )
}
