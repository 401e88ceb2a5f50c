// Lets several people into a course at once, by e-mail addresses as they come out of a list.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { letIn } from './actions'

export function GrantManyForm({ courseId }: { courseId: string }) {
  const form = useForm(letIn)
  const report = form.pending ? null : form.done?.value
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-3" noValidate>
      <input type="hidden" name="courseId" value={courseId} />
      <Field
        label="E-mail addresses"
        hint="Paste as many as you like, up to 200. They need an account here."
        error={form.error('userEmails')}
        required
      >
        {control => (
          <Textarea
            key={report ? report.unknown.join() : 'typed'}
            {...control}
            name="userEmails"
            defaultValue={report ? report.unknown.join('\n') : form.value('userEmails')}
          />
        )}
      </Field>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {report && report.granted.length + report.hadAccess.length > 0 && (
        <Alert tone="success">
          {report.granted.length > 0 && `Access given to ${report.granted.join(', ')}. `}
          {report.hadAccess.length > 0 && `These had access already: ${report.hadAccess.join(', ')}.`}
        </Alert>
      )}
      {report && report.unknown.length > 0 && (
        <Alert tone="warn">
          Nobody has an account with the addresses that are still in the field. Ask them to register first.
        </Alert>
      )}
      <Button type="submit" pending={form.pending} className="justify-self-start">
        Give access
      </Button>
    </form>
  )
}
