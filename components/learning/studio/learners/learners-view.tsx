// The learners of a course: searched, filtered, sorted, let in, written to, and taken along as a table.
import { Download, Search } from 'lucide-react'
import { studioPath } from '@/components/courses/studio/studio-places'
import { counted } from '@/components/courses/words'
import { Button, ButtonLink } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Pager } from '@/components/ui/pager'
import { Select } from '@/components/ui/select'
import { type LearnerList, SHOWN, SORTS } from '@/lib/learning/learners/schemas'
import { GrantManyForm } from './grant-many-form'
import { LearnerTable } from './learner-table'
import { type ListState, listQuery, SHOW_WORDS, SORT_WORDS } from './learners-address'

type LearnersViewProps = {
  course: { id: string; isPublished: boolean; enrollmentCount: number }
  list: LearnerList
  state: ListState & { cursor?: string | undefined }
  now: Date
  timeZone: string
}

export function LearnersView({ course, list, state, now, timeZone }: LearnersViewProps) {
  const { cursor, ...shown } = state
  const address = studioPath(course.id, 'learners')
  const filtered = shown.query !== '' || shown.show !== 'all'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="font-semibold text-xl">Learners</h2>
        <p className="flex-1 text-muted">{counted(course.enrollmentCount, 'learner')}</p>
        <ButtonLink
          href={`/api/v1/courses/${course.id}/learners.csv${listQuery({ ...shown, sort: 'newest' })}`}
          prefetch={false}
          download
          icon={<Download />}
        >
          {filtered ? 'Download these (CSV)' : 'Download (CSV)'}
        </ButtonLink>
      </div>
      {course.isPublished && (
        <details className="rounded-md border border-line bg-raised px-4">
          <summary className="min-h-10 cursor-pointer content-center font-medium">Give access</summary>
          <div className="max-w-2xl pb-4">
            <GrantManyForm courseId={course.id} />
          </div>
        </details>
      )}
      <SearchForm address={address} state={shown} />
      <ul className="flex flex-wrap gap-2" aria-label="Which learners">
        {SHOWN.map(show => (
          <li key={show}>
            <Chip
              href={`${address}${listQuery({ ...shown, show: shown.show === show ? 'all' : show })}`}
              selected={show !== 'all' && shown.show === show}
            >
              {SHOW_WORDS[show]}
            </Chip>
          </li>
        ))}
      </ul>
      {list.items.length === 0 ? (
        <EmptyState title={filtered || cursor ? 'Nobody here' : 'No learner yet'}>
          {filtered || cursor
            ? 'No learner of this course fits.'
            : 'As soon as somebody enrolls you see here how far they are.'}
        </EmptyState>
      ) : (
        <>
          <LearnerTable courseId={course.id} learners={list.items} now={now} timeZone={timeZone} />
          {filtered && (
            <p>
              <a
                href={`${studioPath(course.id, 'messages')}${listQuery({ ...shown, sort: 'newest' })}`}
                className="text-accent underline"
              >
                Write to everybody whom this search finds
              </a>
            </p>
          )}
          {(list.nextCursor || cursor) && (
            <Pager
              href={list.nextCursor ? `${address}${listQuery({ ...shown, cursor: list.nextCursor })}` : undefined}
              label="More learners"
            />
          )}
        </>
      )}
    </div>
  )
}

function SearchForm({ address, state }: { address: string; state: ListState }) {
  return (
    <search>
      <form action={address} className="flex flex-wrap gap-2">
        {state.show !== 'all' && <input type="hidden" name="show" value={state.show} />}
        <Input
          type="search"
          name="query"
          aria-label="Name or e-mail address"
          placeholder="Name or e-mail address"
          defaultValue={state.query}
          className="min-w-0 max-w-md flex-1 basis-52"
        />
        <Select name="sort" aria-label="Order" defaultValue={state.sort} className="w-44">
          {SORTS.map(sort => (
            <option key={sort} value={sort}>
              {SORT_WORDS[sort]}
            </option>
          ))}
        </Select>
        <Button type="submit" icon={<Search />}>
          Show
        </Button>
      </form>
    </search>
  )
}
