// Takes somebody into the staff of a course by their e-mail address.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { withoutReset } from '../without-reset'
import { takeIn } from './actions'

export function AddStaffForm({ courseId }: { courseId: string }) {
  const form = useForm(takeIn)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-4" noValidate>
      <input type="hidden" name="courseId" value={courseId} />
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Field label="E-mail address" hint="They need an account here." required error={form.error('userEmail')}>
          {control => (
            <Input
              {...control}
              type="email"
              name="userEmail"
              autoComplete="off"
              defaultValue={form.value('userEmail')}
            />
          )}
        </Field>
        <Field label="Part" hint="You can change it later.">
          {control => (
            <Select {...control} name="role" defaultValue={form.value('role', 'assistant')}>
              <option value="assistant">Assistant</option>
              <option value="co_instructor">Co-instructor</option>
            </Select>
          )}
        </Field>
      </div>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {form.done && !form.pending && (
        <Alert tone="success">
          {form.done.value.member.user.name}{' '}
          {form.done.value.created
            ? 'teaches this course now. They find it under Teach.'
            : 'teaches this course already.'}
        </Alert>
      )}
      <Button type="submit" variant="primary" pending={form.pending} className="justify-self-start">
        Add to the staff
      </Button>
    </form>
  )
}
