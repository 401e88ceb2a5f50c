// Changes the part of somebody who teaches a course, hands the course over to them, or takes them out.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { withoutReset } from '../without-reset'
import { changePart, handOver, leave, letGo } from './actions'

type Member = { courseId: string; userId: string; name: string }

export function PartForm({ member, role }: { member: Member; role: 'co_instructor' | 'assistant' }) {
  const form = useForm(changePart)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-2">
      <Who member={member} />
      <Field label={<span className="sr-only">Part of {member.name}</span>}>
        {control => (
          <span className="flex gap-2">
            <Select key={role} {...control} name="role" defaultValue={role} className="w-44">
              <option value="assistant">Assistant</option>
              <option value="co_instructor">Co-instructor</option>
            </Select>
            <Button type="submit" pending={form.pending}>
              Save<span className="sr-only"> the part of {member.name}</span>
            </Button>
          </span>
        )}
      </Field>
      {form.message && <Alert tone="error">{form.message}</Alert>}
      <span role="status" className="text-muted text-sm">
        {form.done && !form.pending && 'Saved.'}
      </span>
    </form>
  )
}

const DEEDS = {
  handOver: {
    run: handOver,
    ask: 'Hand the course over',
    sure: (name: string) => `${name} becomes the owner. You stay as a co-instructor.`,
    yes: 'Hand it over',
  },
  letGo: {
    run: letGo,
    ask: 'Take out',
    sure: (name: string) => `${name} loses sight of the studio at once. What they wrote stays.`,
    yes: 'Take out of the staff',
  },
  leave: {
    run: leave,
    ask: 'Leave this course',
    sure: () => 'You lose sight of the studio at once. Only the owner can take you in again.',
    yes: 'Leave',
  },
}

/** Asks once more in place; works before any script. */
export function MemberDeed({ member, deed }: { member: Member; deed: keyof typeof DEEDS }) {
  const { run, ask, sure, yes } = DEEDS[deed]
  const form = useForm(run)
  return (
    <details>
      <summary className="min-h-8 cursor-pointer content-center text-accent text-sm underline">
        {ask}
        {deed !== 'leave' && <span className="sr-only">: {member.name}</span>}
      </summary>
      <form action={form.submit} className="mt-2 grid max-w-md gap-3 rounded-md border border-line bg-raised p-3">
        <Who member={member} />
        <p className="text-sm">{sure(member.name)}</p>
        {form.message && <Alert tone="error">{form.message}</Alert>}
        <Button
          type="submit"
          size="sm"
          variant={deed === 'handOver' ? 'primary' : 'danger'}
          pending={form.pending}
          className="justify-self-start"
        >
          {yes}
        </Button>
      </form>
    </details>
  )
}

function Who({ member }: { member: Member }) {
  return (
    <>
      <input type="hidden" name="courseId" value={member.courseId} />
      <input type="hidden" name="userId" value={member.userId} />
    </>
  )
}
