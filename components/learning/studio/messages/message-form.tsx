// Writes to learners: a subject, a text in Markdown with its preview, and a button that says who will get it.
'use client'

import { type ReactNode, startTransition, useActionState, useRef, useState } from 'react'
import { useForm } from '@/components/accounts/use-form'
import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { KeptDraft } from '@/components/ui/kept-draft'
import { Textarea } from '@/components/ui/textarea'
import { preview, send } from './actions'

type MessageFormProps = {
  courseId: string
  /** The message's id from the start, so that sending it twice is once. */
  id: string
  sendLabel: string
  /** The message that was sent just now. */
  sent: string | undefined
  /** Names the place of this person's draft. */
  draftName: string
  /** Hidden fields that name the recipients. */
  children: ReactNode
}

const FIELDS = ['subject', 'bodyMarkdown']

export function MessageForm({ courseId, id, sendLabel, sent, draftName, children }: MessageFormProps) {
  const form = useForm(send)
  const [ownId, setOwnId] = useState(id) // that of a draft that came back is the draft's
  const text = useRef<HTMLTextAreaElement>(null)
  const [shown, show, looking] = useActionState(preview, null)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-4" noValidate>
      <input type="hidden" name="courseId" value={courseId} />
      <input type="hidden" name="id" value={ownId} />
      {children}
      <Field label="Subject" required error={form.error('subject')}>
        {control => <Input {...control} name="subject" maxLength={200} defaultValue={form.value('subject')} />}
      </Field>
      <Field
        label="Message"
        hint="You can use Markdown: **bold**, lists, links."
        required
        error={form.error('bodyMarkdown')}
      >
        {control => (
          <Textarea
            {...control}
            ref={text}
            name="bodyMarkdown"
            maxLength={20_000}
            rows={8}
            defaultValue={form.value('bodyMarkdown')}
          />
        )}
      </Field>
      <KeptDraft name={draftName} fields={FIELDS} identity={{ field: 'id', sent, onBack: setOwnId }} />
      {shown?.ok && (
        <section aria-label="Preview" className="rounded-md border border-line bg-raised p-4">
          {shown.value}
        </section>
      )}
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {form.error('to') && <Alert tone="error">{form.error('to')}</Alert>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" pending={form.pending}>
          {sendLabel}
        </Button>
        <Button
          variant="quiet"
          pending={looking}
          onClick={() => startTransition(() => show({ bodyMarkdown: text.current?.value ?? '' }))}
        >
          Preview
        </Button>
      </div>
    </form>
  )
}
