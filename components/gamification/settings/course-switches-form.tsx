// What those who write a course want of the game in it.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import type { CourseSwitches } from '@/lib/gamification/settings/schemas'
import { saveCourseSwitches } from './actions'

type CourseSwitchesFormProps = { courseId: string; switches: CourseSwitches }

export function CourseSwitchesForm({ courseId, switches }: CourseSwitchesFormProps) {
  const form = useForm(saveCourseSwitches)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid max-w-2xl gap-5">
      <input type="hidden" name="courseId" value={courseId} />
      <Checkbox
        name="xp"
        boxed
        defaultChecked={switches.xp}
        label="XP for lessons, quizzes and the whole course"
        hint="Off, learners earn none here from now on. What they have earned stays theirs."
      />
      <Checkbox
        name="board"
        boxed
        defaultChecked={switches.board}
        label="A board of this course"
        hint="Learners compare their XP of this course. Each of them may leave all boards."
      />
      {form.message && <Alert tone="error">{form.message}</Alert>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pending={form.pending}>
          Save
        </Button>
        <span role="status" className="text-muted text-sm">
          {form.done && !form.pending && 'Saved. It holds from now on.'}
        </span>
      </div>
    </form>
  )
}
