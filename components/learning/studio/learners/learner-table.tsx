// The rows of the list of learners, with a box each to choose whom to write to.
import { studioPath } from '@/components/courses/studio/studio-places'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Time } from '@/components/ui/time'
import type { Learner } from '@/lib/learning/learners/schemas'
import { SelectionBar } from './selection-bar'

type LearnerTableProps = { courseId: string; learners: Learner[]; now: Date; timeZone: string }

const HEADS = ['Learner', 'Progress', 'Last seen', 'Enrolled', 'Version']

export function LearnerTable({ courseId, learners, now, timeZone }: LearnerTableProps) {
  const when = (at: string | null) => (at ? <Time at={new Date(at)} now={now} timeZone={timeZone} /> : 'never')
  return (
    <form action={studioPath(courseId, 'messages')} className="rounded-md border border-line bg-raised">
      <SelectionBar deed="Write to" />
      <div className="overflow-x-auto">
        <table className="w-full min-w-[40rem] border-line border-t text-[0.9375rem]">
          <caption className="sr-only">Learners</caption>
          <thead>
            <tr className="text-muted text-sm">
              <th scope="col" className="w-px ps-4">
                <span className="sr-only">Chosen</span>
              </th>
              {HEADS.map(head => (
                <th key={head} scope="col" className="px-3 py-2 text-start font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-line border-t">
            {learners.map(learner => (
              <tr key={learner.user.id} className="hover:bg-sunken has-checked:bg-accent-soft">
                <td className="ps-4">
                  <input
                    type="checkbox"
                    name="to"
                    value={learner.user.id}
                    aria-label={`Choose ${learner.user.name}`}
                    className="size-5 align-middle accent-accent"
                  />
                </td>
                <th scope="row" className="max-w-72 px-3 py-2 text-start font-normal">
                  <a
                    href={studioPath(courseId, `learners/${learner.user.id}`)}
                    className="wrap-anywhere font-medium text-accent underline"
                  >
                    {learner.user.name}
                  </a>
                  <span className="wrap-anywhere block text-muted text-sm">{learner.email}</span>
                </th>
                <td className="min-w-32 px-3 py-2">
                  <span className="tabular-nums">{learner.percent} %</span>
                  {learner.completedAt && <span className="text-muted text-sm"> · finished</span>}
                  <ProgressBar
                    value={learner.percent / 100}
                    label={`Progress of ${learner.user.name}`}
                    className="mt-1"
                  />
                </td>
                <td className="whitespace-nowrap px-3 py-2">{when(learner.lastSeenAt)}</td>
                <td className="whitespace-nowrap px-3 py-2">{when(learner.enrolledAt)}</td>
                <td className="px-3 py-2 tabular-nums">{learner.version ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </form>
  )
}
