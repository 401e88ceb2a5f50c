// From when on a part of a course is open: at once, from a date on, or some days after enrolling.
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Radio, RadioGroup } from '@/components/ui/radio-group'

/** `date` is a local time in `timeZone`, as date inputs speak. */
export type DripShown = { when: 'now' | 'date' | 'days'; date: string; days: string; timeZone: string }
type DripFieldsProps = { drip: DripShown; dateError: string | undefined; daysError: string | undefined }

export function DripFields({ drip, dateError, daysError }: DripFieldsProps) {
  return (
    <RadioGroup legend="Opens">
      <input type="hidden" name="timeZone" value={drip.timeZone} />
      <Radio name="when" value="now" defaultChecked={drip.when === 'now'} label="at once" />
      <Radio name="when" value="date" defaultChecked={drip.when === 'date'} label="from a date on" />
      <Field label="Date and time" hint={`In your time zone, ${drip.timeZone}`} error={dateError} className="ms-8">
        {control => (
          <Input {...control} type="datetime-local" name="date" defaultValue={drip.date} className="max-w-64" />
        )}
      </Field>
      <Radio name="when" value="days" defaultChecked={drip.when === 'days'} label="some days after enrolling" />
      <Field label="Days" error={daysError} className="ms-8">
        {control => (
          <Input {...control} inputMode="numeric" name="days" defaultValue={drip.days} className="max-w-24" />
        )}
      </Field>
    </RadioGroup>
  )
}
