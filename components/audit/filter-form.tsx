// What to look for in the audit trail: a plain form, so that every search has an address.
import { Search } from 'lucide-react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { kindsByArea } from '@/lib/audit/kinds'
import type { AuditState } from './audit-address'

const WRONG: Record<string, string> = {
  kind: 'We know no such kind.',
  from: 'Please give a day, such as 2026-11-27.',
  to: 'Please give a day, such as 2026-11-27.',
}

/** Folded while nothing is looked for. */
export function FilterForm({ filter, wrong }: AuditState) {
  const isOpen = wrong.length > 0 || Object.values(filter).some(Boolean)
  const error = (field: string) => (wrong.includes(field) ? (WRONG[field] ?? 'This is too long.') : undefined)
  return (
    <search>
      <details open={isOpen} className="rounded-md border border-line bg-raised">
        <summary className="min-h-10 content-center rounded-md px-4 font-medium hover:bg-sunken">
          Search the trail
        </summary>
        <form action="/admin/audit" className="grid gap-3 p-4 pt-2 sm:grid-cols-2">
          <Field label="Who did it" hint="An e-mail address, an id, “system” or “guest”." error={error('who')}>
            {control => <Input {...control} name="who" defaultValue={filter.who} autoCapitalize="none" />}
          </Field>
          <Field
            label="To whom or what"
            hint="An e-mail address, a course as its address names it, or an id."
            error={error('subject')}
          >
            {control => <Input {...control} name="subject" defaultValue={filter.subject} autoCapitalize="none" />}
          </Field>
          <Field label="What" error={error('kind')}>
            {control => (
              <Select {...control} name="kind" defaultValue={filter.kind ?? ''}>
                <option value="">Anything</option>
                {kindsByArea().map(({ area, kinds }) => (
                  <optgroup key={area} label={area}>
                    <option value={area}>anything about “{area}”</option>
                    {kinds.map(({ name, words }) => (
                      <option key={name} value={name}>
                        {words}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Request" error={error('requestId')}>
            {control => <Input {...control} name="requestId" defaultValue={filter.requestId} autoCapitalize="none" />}
          </Field>
          <Field label="From (day, UTC)" error={error('from')}>
            {control => <Input {...control} type="date" name="from" defaultValue={filter.from?.slice(0, 10)} />}
          </Field>
          <Field label="To (day, UTC)" error={error('to')}>
            {control => <Input {...control} type="date" name="to" defaultValue={filter.to?.slice(0, 10)} />}
          </Field>
          <div className="flex flex-wrap gap-2 sm:col-span-2">
            <Button type="submit" variant="primary" icon={<Search />}>
              Search
            </Button>
            <ButtonLink href="/admin/audit" variant="quiet" prefetch={false}>
              Clear
            </ButtonLink>
          </div>
        </form>
      </details>
    </search>
  )
}
