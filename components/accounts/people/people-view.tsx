// The people of the site: searched, narrowed, and each a link to what can be done about them.
import { Search } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Pager } from '@/components/ui/pager'
import { Select } from '@/components/ui/select'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { PeopleList, Person } from '@/lib/accounts/people/schemas'
import { type PeopleState, peoplePath, ROLE_CHOICES, ROLE_WORDS, STATE_CHOICES } from './people-address'

/** Above this many nobody is counted. */
export const MOST_COUNTED = 1000

type PeopleViewProps = { list: PeopleList; count: number; state: PeopleState; now: Date; timeZone: string }

export function PeopleView({ list, count, state, now, timeZone }: PeopleViewProps) {
  return (
    <section aria-labelledby="people-title" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id="people-title" className="font-semibold text-lg">
          People
        </h2>
        <p className="text-muted">{countWords(count)}</p>
      </div>
      <SearchForm state={state} />
      {list.items.length === 0 ? (
        <EmptyState title="Nobody here" level={3}>
          No account fits. Try a part of the name or of the e-mail address.
        </EmptyState>
      ) : (
        <>
          <PeopleTable people={list.items} now={now} timeZone={timeZone} />
          {(list.nextCursor || state.cursor) && (
            <Pager
              href={list.nextCursor ? peoplePath({ ...state, cursor: list.nextCursor }) : undefined}
              label="More people"
            />
          )}
        </>
      )}
    </section>
  )
}

function countWords(count: number): string {
  if (count >= MOST_COUNTED) return '1,000 people or more'
  return count === 1 ? '1 person' : `${count} people`
}

function SearchForm({ state }: { state: PeopleState }) {
  return (
    <search>
      <form action="/admin/people" className="flex flex-wrap gap-2">
        <Input
          type="search"
          name="query"
          aria-label="Name or e-mail address"
          placeholder="Name or e-mail address"
          defaultValue={state.query}
          className="min-w-0 flex-1 basis-full sm:max-w-md sm:basis-52"
        />
        <Select name="role" aria-label="Role" defaultValue={state.role} className="min-w-36 flex-1 sm:max-w-36">
          {ROLE_CHOICES.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        <Select name="state" aria-label="State" defaultValue={state.state} className="w-full sm:w-64">
          {STATE_CHOICES.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        <Button type="submit" icon={<Search />}>
          Find
        </Button>
      </form>
    </search>
  )
}

function PeopleTable({ people, now, timeZone }: { people: Person[]; now: Date; timeZone: string }) {
  return (
    <div className="overflow-x-auto rounded-md border border-line bg-raised">
      <table className="w-full text-[0.9375rem]">
        <caption className="sr-only">People</caption>
        <thead>
          <tr className="text-muted text-sm">
            {['Person', 'Role', 'Last seen', 'Joined'].map(head => (
              <th
                key={head}
                scope="col"
                className="px-3 py-2 text-start font-medium first:ps-4 max-sm:[&:nth-child(n+3)]:hidden"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {people.map(person => (
            <tr key={person.id} className="hover:bg-sunken">
              <th scope="row" className="max-w-80 px-3 py-2 ps-4 text-start font-normal">
                <TextLink href={`/admin/people/${person.id}`} className="wrap-anywhere font-medium">
                  {person.name}
                </TextLink>{' '}
                {person.suspendedAt && <Badge tone="red">Suspended</Badge>}
                <span className="wrap-anywhere block text-muted text-sm">{person.email}</span>
              </th>
              <td className="whitespace-nowrap px-3 py-2">{ROLE_WORDS[person.role]}</td>
              <td className="whitespace-nowrap px-3 py-2 max-sm:hidden">
                {person.lastSeenAt ? <Time at={new Date(person.lastSeenAt)} now={now} timeZone={timeZone} /> : 'never'}
              </td>
              <td className="whitespace-nowrap px-3 py-2 max-sm:hidden">
                <Time at={new Date(person.createdAt)} now={now} timeZone={timeZone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
