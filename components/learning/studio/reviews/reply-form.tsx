// Answers a review, or changes and takes back what was answered.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { KeptDraft } from '@/components/ui/kept-draft'
import { Textarea } from '@/components/ui/textarea'
import { reply, takeBack } from './actions'

type ReplyFormProps = { userId: string; reviewId: string; authorName: string; written: string | null }

const FIELDS = ['body']

export function ReplyForm({ userId, reviewId, authorName, written }: ReplyFormProps) {
  const form = useForm(reply)
  const back = useForm(takeBack)
  return (
    <details>
      <summary className="min-h-8 cursor-pointer content-center text-accent text-sm underline">
        {written === null ? 'Answer' : 'Change your answer'}
        <span className="sr-only"> to {authorName}</span>
      </summary>
      <form action={form.submit} onSubmit={withoutReset(form.submit)} className="mt-2 grid max-w-2xl gap-3" noValidate>
        <input type="hidden" name="reviewId" value={reviewId} />
        <Field
          label="Your answer"
          hint="Everybody reads it under the review, on the page of the course."
          required
          error={form.error('body')}
        >
          {control => (
            <Textarea {...control} name="body" maxLength={2000} defaultValue={form.value('body', written ?? '')} />
          )}
        </Field>
        <KeptDraft name={`reply.${userId}.${reviewId}`} fields={FIELDS} done={form.done !== null && !form.pending} />
        {form.failure && <Alert tone="error">{form.failure}</Alert>}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" size="sm" pending={form.pending}>
            {written === null ? 'Publish the answer' : 'Save the change'}
          </Button>
          <span role="status" className="text-muted text-sm">
            {form.done && !form.pending && 'It is on the page of the course now.'}
          </span>
        </div>
      </form>
      {written !== null && (
        <form action={back.submit} className="mt-2 grid gap-2">
          <input type="hidden" name="reviewId" value={reviewId} />
          {back.message && <Alert tone="error">{back.message}</Alert>}
          <Button type="submit" variant="quiet" size="sm" pending={back.pending} className="justify-self-start">
            Take the answer back
          </Button>
        </form>
      )}
    </details>
  )
}
