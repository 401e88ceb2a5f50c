// The form behind the title and the text: what saves them where no script runs.
import type { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

export const LESSON_FORM = 'lesson-form'

type PlainFormProps = {
  form: Pick<ReturnType<typeof useForm>, 'submit' | 'message'>
  lessonId: string
  revision: number
  onSubmit: () => void
}

export function PlainForm({ form, lessonId, revision, onSubmit }: PlainFormProps) {
  return (
    <form
      id={LESSON_FORM}
      action={form.submit}
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <input type="hidden" name="id" value={lessonId} />
      <input type="hidden" name="baseRevision" value={revision} />
      {form.message && <Alert tone="error">{form.message}</Alert>}
      <noscript>
        <Button type="submit" variant="primary">
          Save the lesson
        </Button>
      </noscript>
    </form>
  )
}
