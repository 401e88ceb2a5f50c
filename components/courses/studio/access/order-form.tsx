// Whether the lessons of a course open in any order or one after another.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { withoutReset } from '../without-reset'
import { chooseOrder } from './actions'

export function OrderForm({ courseId, lessonOrder }: { courseId: string; lessonOrder: 'any' | 'in_order' }) {
  const form = useForm(chooseOrder)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-4">
      <input type="hidden" name="courseId" value={courseId} />
      <RadioGroup legend="Order of the lessons">
        <Radio
          name="lessonOrder"
          value="any"
          defaultChecked={lessonOrder === 'any'}
          label="In any order"
          hint="Everything is open from the start, except where a rule below says otherwise."
        />
        <Radio
          name="lessonOrder"
          value="in_order"
          defaultChecked={lessonOrder === 'in_order'}
          label="One after another"
          hint="Each lesson opens when the one before it is complete, however you move them."
        />
      </RadioGroup>
      {form.message && <Alert tone="error">{form.message}</Alert>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pending={form.pending}>
          Save the order
        </Button>
        <span role="status" className="text-muted text-sm">
          {form.done && !form.pending && 'Saved. It holds from now on.'}
        </span>
      </div>
    </form>
  )
}
