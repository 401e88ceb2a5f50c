// Rate a course in stars and words; what one said before is there to change, or to take back.
'use client'

import { useActionState } from 'react'
import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { KeptDraft } from '@/components/ui/kept-draft'
import { StarsInput } from '@/components/ui/stars-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { review, takeBackReview } from './actions'

type ReviewFormProps = { userId: string; courseId: string; written: { rating: number; body: string } | null }

const FIELDS = ['rating', 'body']

export function ReviewForm({ userId, courseId, written }: ReviewFormProps) {
  const form = useForm(review)
  const rating = Number(form.value('rating', String(written?.rating ?? 0)))
  return (
    <div className="grid gap-3 rounded-md border border-line bg-raised p-5">
      <h3 className="font-medium">{written ? 'Your review' : 'How is it for you?'}</h3>
      <form action={form.submit} className="grid gap-4" noValidate>
        {form.failure && <Alert tone="error">{form.failure}</Alert>}
        {form.done && <Alert tone="success">Thank you. Your review is there for everybody now.</Alert>}
        <input type="hidden" name="courseId" value={courseId} />
        <StarsInput
          key={rating}
          name="rating"
          legend="Stars"
          error={form.error('rating')}
          defaultValue={rating}
          required
        />
        <Field
          label="In your words"
          optional
          hint="What helped, what was missing, for whom is it right?"
          error={form.error('body')}
        >
          {control => (
            <Textarea {...control} name="body" maxLength={5000} defaultValue={form.value('body', written?.body)} />
          )}
        </Field>
        <KeptDraft name={`review.${userId}.${courseId}`} fields={FIELDS} done={form.done !== null && !form.pending} />
        <SubmitButton className="justify-self-start">
          {written ? 'Save the changes' : 'Publish the review'}
        </SubmitButton>
      </form>
      {written && <TakeBack courseId={courseId} />}
    </div>
  )
}

function TakeBack({ courseId }: { courseId: string }) {
  const [state, submit] = useActionState(takeBackReview, null)
  return (
    <form action={submit} className="grid gap-2">
      {state && !state.ok && <Alert tone="error">{state.message}</Alert>}
      <input type="hidden" name="courseId" value={courseId} />
      <SubmitButton variant="quiet" size="sm" className="justify-self-start">
        Take the review back
      </SubmitButton>
    </form>
  )
}
